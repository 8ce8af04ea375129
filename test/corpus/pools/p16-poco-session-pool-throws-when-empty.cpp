// ROW: P16
// VERDICT: ok
// FINDINGS:
// WHY: Poco's SessionPool never lets get() wait: with all sessions in use it throws SessionPoolExhaustedException, so the second get() of a thread fails and gives the first session back.
#include <Poco/Data/Session.h>
#include <Poco/Data/SessionPool.h>
#include <Poco/Data/Statement.h>

#include <string>

using namespace Poco::Data::Keywords;

class Wards {
public:
  explicit Wards(const std::string &database) : pool_("SQLite", database, 1, 4) {}

  int patients(int ward) {
    Poco::Data::Session session(pool_.get());
    int count = 0;
    session << "SELECT count(*) FROM beds WHERE ward = ? AND taken", into(count), use(ward), now;
    return count;
  }

  void close(int ward) {
    Poco::Data::Session session(pool_.get());
    session.begin();
    session << "UPDATE wards SET open = 0 WHERE id = ?", use(ward), now;
    if (patients(ward) == 0)
      session.commit();
    else
      session.rollback();
  }

private:
  Poco::Data::SessionPool pool_;
};

Wards &wards() {
  static Wards instance("wards.db");
  return instance;
}
