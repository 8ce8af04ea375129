#include "transaction.h"

void book(int account) {
  int number = nextBookingNumber();
  std::unique_ptr<Transaction> transaction = beginBooking(account);
  transaction->execute(number);
}
