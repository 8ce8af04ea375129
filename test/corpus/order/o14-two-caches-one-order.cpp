// ROW: O14
// VERDICT: ok
// FINDINGS:
// WHY: Cache<int> and Cache<std::string> have a mutex each, and the only nesting is int outside, string inside.
#include <map>
#include <mutex>
#include <string>
#include <utility>

template <typename Value> class Cache {
public:
  template <typename Make> Value get(const std::string &key, Make make) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto found = values_.find(key);
    if (found == values_.end())
      found = values_.emplace(key, make(key)).first;
    return found->second;
  }

  void put(const std::string &key, Value value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[key] = std::move(value);
  }

private:
  std::mutex mutex_;
  std::map<std::string, Value> values_;
};

Cache<int> lengths;
Cache<std::string> texts;

static std::string load(const std::string &key) { return "<" + key + ">"; }

int lengthOf(const std::string &key) {
  return lengths.get(key, [](const std::string &name) {
    return static_cast<int>(texts.get(name, load).size());
  });
}

void replace(const std::string &key, const std::string &text) {
  texts.put(key, text);
  lengths.put(key, static_cast<int>(text.size()));
}
