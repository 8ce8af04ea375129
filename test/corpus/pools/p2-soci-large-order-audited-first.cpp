// ROW: P2
// VERDICT: ok
// FINDINGS:
// WHY: the large amount is audited before book() takes the connection it books with, so a thread never has two.
#include <soci/soci.h>

#include <cstddef>

static soci::connection_pool ledger(8);

namespace {

class Connection {
public:
  explicit Connection(soci::connection_pool &pool) : pool_(pool), position_(pool.lease()) {}
  ~Connection() { pool_.give_back(position_); }
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;

  soci::session &sql() { return pool_.at(position_); }

private:
  soci::connection_pool &pool_;
  const std::size_t position_;
};

void audit(int account, long cents) {
  Connection connection(ledger);
  connection.sql() << "insert into audits values (:account, :cents)", soci::use(account), soci::use(cents);
}

} // namespace

void book(int account, long cents) {
  if (cents > 1000000)
    audit(account, cents);
  Connection connection(ledger);
  connection.sql() << "update accounts set cents = cents + :cents where id = :account",
      soci::use(cents), soci::use(account);
}
