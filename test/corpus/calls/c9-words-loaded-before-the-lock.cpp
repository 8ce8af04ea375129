// ROW: C9
// VERDICT: ok
// FINDINGS:
// WHY: contains() and size() call call_once, whose function locks mutex_, before they lock mutex_ themselves.
#include <fstream>
#include <mutex>
#include <set>
#include <string>
#include <utility>

class Dictionary {
public:
  explicit Dictionary(std::string path) : path_(std::move(path)) {}

  bool contains(const std::string &word) {
    std::call_once(loaded_, &Dictionary::load, this);
    std::lock_guard<std::mutex> lock(mutex_);
    return words_.count(word) != 0;
  }

  std::size_t size() {
    std::call_once(loaded_, &Dictionary::load, this);
    std::lock_guard<std::mutex> lock(mutex_);
    return words_.size();
  }

private:
  void load() {
    std::ifstream file(path_);
    std::lock_guard<std::mutex> lock(mutex_);
    for (std::string word; file >> word;)
      words_.insert(word);
  }

  const std::string path_;
  std::once_flag loaded_;
  std::mutex mutex_;
  std::set<std::string> words_;
};
