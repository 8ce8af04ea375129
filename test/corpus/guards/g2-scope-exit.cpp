// ROW: G2
// VERDICT: ok
// FINDINGS:
// WHY: the scope guard's lambda unlocks on every way out of number(), also when std::stoi() throws.
#include <map>
#include <mutex>
#include <string>
#include <utility>

template <class F> class Finally {
public:
  explicit Finally(F action) : action_(std::move(action)) {}
  ~Finally() { action_(); }
  Finally(const Finally &) = delete;
  Finally &operator=(const Finally &) = delete;

private:
  F action_;
};

class Environment {
public:
  void set(const std::string &name, const std::string &value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[name] = value;
  }

  int number(const std::string &name) {
    mutex_.lock();
    Finally unlock([this] { mutex_.unlock(); });
    auto found = values_.find(name);
    if (found == values_.end())
      return -1;
    return std::stoi(found->second);
  }

private:
  std::mutex mutex_;
  std::map<std::string, std::string> values_;
};
