// ROW: F4
// VERDICT: ok
// FINDINGS:
// WHY: put() drops the store's lock while it writes to the journal and takes it again after, so only journal-then-store is nested.
#include <map>
#include <mutex>
#include <string>
#include <vector>

class Store;

class Journal {
public:
  void write(const std::string &line);
  void rotate(Store &store);

private:
  std::mutex mutex_;
  std::vector<std::string> lines_;
};

class Store {
public:
  explicit Store(Journal &journal) : journal_(journal) {}

  void put(const std::string &key, int value) {
    std::unique_lock<std::mutex> lock(mutex_);
    values_[key] = value;
    ++unwritten_;
    lock.unlock();
    journal_.write("put " + key);
    lock.lock();
    --unwritten_;
  }

  int unwritten() {
    std::lock_guard<std::mutex> lock(mutex_);
    return unwritten_;
  }

private:
  Journal &journal_;
  std::mutex mutex_;
  std::map<std::string, int> values_;
  int unwritten_ = 0;
};

void Journal::write(const std::string &line) {
  std::lock_guard<std::mutex> lock(mutex_);
  lines_.push_back(line);
}

void Journal::rotate(Store &store) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (store.unwritten() == 0)
    lines_.clear();
}
