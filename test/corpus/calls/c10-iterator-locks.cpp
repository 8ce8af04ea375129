// ROW: C10
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Menu::mutex_ Plugins::mutex_
// WHY: the range-for in rebuild() fetches each plugin under the plugins' lock with the menu locked; install() adds to the menu with the plugins locked.
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class Menu;

class Plugins {
public:
  class Iterator {
  public:
    Iterator(const Plugins *plugins, std::size_t index) : plugins_(plugins), index_(index) { fetch(); }
    const std::string &operator*() const { return *current_; }
    Iterator &operator++() {
      ++index_;
      fetch();
      return *this;
    }
    bool operator!=(const Iterator &other) const { return current_.has_value() != other.current_.has_value(); }

  private:
    void fetch() { current_ = plugins_ ? plugins_->name(index_) : std::nullopt; }

    const Plugins *plugins_;
    std::size_t index_;
    std::optional<std::string> current_;
  };

  Iterator begin() const { return Iterator(this, 0); }
  Iterator end() const { return Iterator(nullptr, 0); }

  void install(std::string name, Menu &menu);

private:
  std::optional<std::string> name(std::size_t index) const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return index < names_.size() ? std::optional(names_[index]) : std::nullopt;
  }

  mutable std::mutex mutex_;
  std::vector<std::string> names_;
};

class Menu {
public:
  void append(const std::string &entry) {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    entries_.push_back(entry);
  }

  void rebuild(const Plugins &plugins) {
    std::lock_guard<std::mutex> lock(mutex_);
    entries_.clear();
    for (const std::string &plugin : plugins)
      entries_.push_back(plugin);
  }

private:
  std::mutex mutex_;
  std::vector<std::string> entries_;
};

void Plugins::install(std::string name, Menu &menu) {
  std::lock_guard<std::mutex> lock(mutex_);
  menu.append(name);
  names_.push_back(std::move(name));
}
