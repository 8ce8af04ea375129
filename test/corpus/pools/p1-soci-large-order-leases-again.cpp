// ROW: P1
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: ledger
// DEPTH: 2
// WHY: book() keeps its connection while a large amount is audited on a second one; eight large bookings at once leave nobody a connection.
#include <soci/soci.h>

#include <cstddef>

static soci::connection_pool ledger(8);

namespace {

class Connection {
public:
  explicit Connection(soci::connection_pool &pool) : pool_(pool), position_(pool.lease()) {} // FINDING: nested-lease
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
  Connection connection(ledger);
  if (cents > 1000000)
    audit(account, cents);
  connection.sql() << "update accounts set cents = cents + :cents where id = :account",
      soci::use(cents), soci::use(account);
}
