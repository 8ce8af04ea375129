#include "transaction.h"

void book(int account) {
  std::unique_ptr<Transaction> transaction = beginBooking(account);
  transaction->execute(nextBookingNumber());
}
