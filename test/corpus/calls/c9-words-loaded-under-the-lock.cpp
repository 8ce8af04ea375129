// ROW: C9
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Dictionary::mutex_
// WHY: contains() and size() call call_once with mutex_ held, and the function it runs, load(), locks mutex_ again.
#include <fstream>
#include <mutex>
#include <set>
#include <string>
#include <utility>

class Dictionary {
public:
  explicit Dictionary(std::string path) : path_(std::move(path)) {}

  bool contains(const std::string &word) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::call_once(loaded_, &Dictionary::load, this);
    return words_.count(word) != 0;
  }

  std::size_t size() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::call_once(loaded_, &Dictionary::load, this);
    return words_.size();
  }

private:
  void load() {
    std::ifstream file(path_);
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
    for (std::string word; file >> word;)
      words_.insert(word);
  }

  const std::string path_;
  std::once_flag loaded_;
  std::mutex mutex_;
  std::set<std::string> words_;
};
