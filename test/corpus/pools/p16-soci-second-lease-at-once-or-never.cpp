// ROW: P16
// VERDICT: ok
// FINDINGS:
// WHY: the second session is asked for with a wait of 0 milliseconds: with none left route() throws at once, so no session is held by one who waits.
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
  class Hasty {
  public:
    explicit Hasty(soci::connection_pool &pool) : pool_(pool) {
      if (!pool_.try_lease(position_, 0))
        throw std::runtime_error("no connection left");
    }
    ~Hasty() { pool_.give_back(position_); }
    Hasty(const Hasty &) = delete;
    Hasty &operator=(const Hasty &) = delete;

    soci::session &sql() { return pool_.at(position_); }

  private:
    soci::connection_pool &pool_;
    std::size_t position_ = 0;
  };

  void route(const std::string &address) {
    Hasty connection(pool_);
    connection.sql() << "insert into tours values (:address)", soci::use(address);
  }

  soci::connection_pool pool_;
};

void deliverAll(Mailroom &mailroom, int letters) {
  for (int letter = 0; letter < letters; ++letter)
    mailroom.deliver(letter);
}
