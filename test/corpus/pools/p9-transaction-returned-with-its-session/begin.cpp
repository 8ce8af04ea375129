#include "transaction.h"

std::unique_ptr<Transaction> beginBooking(int account) {
  auto transaction = std::make_unique<Transaction>();
  transaction->execute(account);
  return transaction;
}
