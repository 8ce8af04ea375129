#ifndef TRANSACTION_H
#define TRANSACTION_H

#include "sessions.h"

#include <memory>

/// Has a session from its construction to its end.
class Transaction {
public:
  Transaction() { Sessions::instance().checkOut(session_); }
  Transaction(const Transaction &) = delete;
  ~Transaction() { Sessions::instance().checkIn(session_); }
  void execute(int statement) { session_.front().execute(statement); }

private:
  std::list<Session> session_;
};

std::unique_ptr<Transaction> beginBooking(int account);
int nextBookingNumber();

#endif
