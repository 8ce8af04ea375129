// ROW: P3
// VERDICT: ok
// FINDINGS:
// WHY: a scope that is given a session borrows none, and rename() gives note() the one that it has.
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

namespace db {

struct Session {
  long statements = 0;
};

class Sessions {
public:
  explicit Sessions(std::size_t count) : all_(count) {
    for (Session &session : all_)
      idle_.push_back(&session);
  }

  Session *borrow() {
    std::unique_lock<std::mutex> lock(mutex_);
    returned_.wait(lock, [this] { return !idle_.empty(); });
    Session *session = idle_.back();
    idle_.pop_back();
    return session;
  }

  void giveBack(Session *session) {
    std::lock_guard<std::mutex> lock(mutex_);
    idle_.push_back(session);
    returned_.notify_one();
  }

private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<Session> all_;
  std::vector<Session *> idle_;
};

static Sessions sessions(4);

/// Works in the session that it is given, or in one that it borrows.
class Scope {
public:
  explicit Scope(Session *given) : borrows_(given == nullptr), session_(given) {
    if (borrows_)
      session_ = sessions.borrow();
  }
  ~Scope() {
    if (borrows_)
      sessions.giveBack(session_);
  }
  Scope(const Scope &) = delete;
  Scope &operator=(const Scope &) = delete;

  void execute(const std::string &) { ++session_->statements; }
  Session &session() { return *session_; }

private:
  const bool borrows_;
  Session *session_;
};

static void note(const std::string &event, Session *session) {
  Scope scope(session);
  scope.execute("insert into events values ('" + event + "')");
}

void start() { note("started", nullptr); }

void rename(const std::string &customer) {
  Scope scope(nullptr);
  scope.execute("update customers set name = '" + customer + "'");
  note("renamed", &scope.session());
}

} // namespace db
