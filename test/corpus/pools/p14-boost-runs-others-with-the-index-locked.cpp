// ROW: P14
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Glossary::mutex_
// FLAGS: -std=c++17 -DBOOST_THREAD_VERSION=5 -fdelayed-template-parsing
// WHY: print() runs waiting tasks of pool_ with mutex_ locked, and one of them may be an entry that locks mutex_.
#include <boost/thread/executors/basic_thread_pool.hpp>
#include <boost/thread/future.hpp>

#include <mutex>
#include <set>
#include <string>

class Glossary {
public:
  void add(const std::string &word) {
    pool_.submit([this, word] {
      std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
      words_.insert(word);
    });
  }

  int print() {
    std::lock_guard<std::mutex> lock(mutex_);
    boost::future<int> width = boost::async(pool_, [] { return 80; });
    while (!width.is_ready())
      pool_.schedule_one_or_yield();
    return width.get() * static_cast<int>(words_.size());
  }

private:
  std::mutex mutex_;
  std::set<std::string> words_;
  boost::executors::basic_thread_pool pool_{4};
};

Glossary &glossary() {
  static Glossary instance;
  return instance;
}
