// ROW: O15
// VERDICT: ok
// FINDINGS:
// WHY: Assignment and swap take the locks of both registers at once with std::lock, whatever the order of the arguments; the constructors lock one register only.
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

class Register {
public:
  Register() = default;

  Register(const Register &other) {
    std::lock_guard<std::mutex> lock(other.mutex_);
    values_ = other.values_;
    version_ = other.version_;
  }

  Register(Register &&other) {
    std::lock_guard<std::mutex> lock(other.mutex_);
    values_ = std::move(other.values_);
    version_ = std::exchange(other.version_, 0);
  }

  Register &operator=(const Register &other) {
    if (this != &other) {
      std::unique_lock<std::mutex> mine(mutex_, std::defer_lock);
      std::unique_lock<std::mutex> theirs(other.mutex_, std::defer_lock);
      std::lock(mine, theirs);
      values_ = other.values_;
      ++version_;
    }
    return *this;
  }

  Register &operator=(Register &&other) {
    if (this == &other)
      return *this;
    std::lock(mutex_, other.mutex_);
    std::lock_guard<std::mutex> mine(mutex_, std::adopt_lock);
    std::lock_guard<std::mutex> theirs(other.mutex_, std::adopt_lock);
    values_ = std::move(other.values_);
    version_ = std::exchange(other.version_, 0) + 1;
    return *this;
  }

  friend void swap(Register &a, Register &b) {
    if (&a == &b)
      return;
    std::scoped_lock both(a.mutex_, b.mutex_);
    using std::swap;
    swap(a.values_, b.values_);
    swap(a.version_, b.version_);
  }

  friend bool operator==(const Register &a, const Register &b) {
    if (&a == &b)
      return true;
    std::scoped_lock both(a.mutex_, b.mutex_);
    return a.version_ == b.version_ && a.values_ == b.values_;
  }

  void set(const std::string &key, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[key] = value;
    ++version_;
  }

  template <typename Update> bool update(const std::string &key, Update &&change) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = values_.find(key);
    if (it == values_.end())
      return false;
    std::invoke(std::forward<Update>(change), it->second);
    return true;
  }

private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, int> values_;
  long version_ = 0;
};

void mirror(Register &left, Register &right) {
  left = right;
  right.update("mirrored", [](int &n) { ++n; });
  swap(left, right);
}
