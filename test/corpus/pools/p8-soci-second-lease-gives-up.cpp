// ROW: P8
// VERDICT: stall
// FINDINGS: nested-lease
// LOCKS: Mailroom::pool_
// DEPTH: 2
// WHY: deliver() keeps its session while it waits up to 30 seconds for another; with all of them taken so the mailroom stands still until somebody gives up.
#include <soci/soci.h>

#include <cstddef>
#include <stdexcept>
#include <string>

class Mailroom {
public:
  explicit Mailroom(std::size_t connections) : pool_(connections) {}

  void deliver(int letter) {
    soci::session sql(pool_);
    std::string address;
    sql << "select address from letters where id = :id", soci::use(letter), soci::into(address);
    route(address);
    sql << "update letters set sent = 1 where id = :id", soci::use(letter);
  }

private:
  class Patient {
  public:
    explicit Patient(soci::connection_pool &pool) : pool_(pool) {
      if (!pool_.try_lease(position_, 30000)) // FINDING: nested-lease
        throw std::runtime_error("no connection within 30 seconds");
    }
    ~Patient() { pool_.give_back(position_); }
    Patient(const Patient &) = delete;
    Patient &operator=(const Patient &) = delete;

    soci::session &sql() { return pool_.at(position_); }

  private:
    soci::connection_pool &pool_;
    std::size_t position_ = 0;
  };

  void route(const std::string &address) {
    Patient connection(pool_);
    connection.sql() << "insert into tours values (:address)", soci::use(address);
  }

  soci::connection_pool pool_;
};

void deliverAll(Mailroom &mailroom, int letters) {
  for (int letter = 0; letter < letters; ++letter)
    mailroom.deliver(letter);
}
