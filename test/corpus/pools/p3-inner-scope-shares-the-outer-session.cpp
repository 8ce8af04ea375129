// ROW: P3
// VERDICT: ok
// FINDINGS:
// WHY: a thread that has a session already finds it in the thread-local and shares it, so no thread ever waits for a second one.
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <utility>

namespace db {

struct Session {
  long statements = 0;
};

class Sessions {
public:
  explicit Sessions(std::size_t count) : idle_(count) {}

  std::list<Session> borrow() {
    std::list<Session> one;
    std::unique_lock<std::mutex> lock(mutex_);
    while (idle_.empty())
      returned_.wait(lock);
    one.splice(one.begin(), idle_, idle_.begin());
    return one;
  }

  void giveBack(std::list<Session> &&one) {
    std::lock_guard<std::mutex> lock(mutex_);
    idle_.splice(idle_.end(), one);
    returned_.notify_one();
  }

private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::list<Session> idle_;
};

static Sessions sessions(6);

/// Everything a thread does within the outermost scope goes through one session.
class Scope {
public:
  Scope() : outermost_(current == nullptr) {
    if (outermost_) {
      own_ = sessions.borrow();
      current = &own_.front();
    }
  }
  ~Scope() {
    if (outermost_) {
      current = nullptr;
      sessions.giveBack(std::move(own_));
    }
  }
  Scope(const Scope &) = delete;
  Scope &operator=(const Scope &) = delete;

  void execute(const std::string &) { ++current->statements; }

private:
  static thread_local Session *current;

  const bool outermost_;
  std::list<Session> own_;
};

thread_local Session *Scope::current = nullptr;

void note(const std::string &event) {
  Scope scope;
  scope.execute("insert into events values ('" + event + "')");
}

void rename(const std::string &customer) {
  Scope scope;
  scope.execute("update customers set name = '" + customer + "'");
  note("renamed");
}

} // namespace db
