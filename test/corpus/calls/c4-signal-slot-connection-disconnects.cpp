// ROW: C4
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: emit() copies the slots under the signal's lock and calls them unlocked, so a slot may disconnect itself, and may lock the model whose setter emits after its own unlock.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

template <typename... Args> class Signal {
  struct State {
    std::mutex mutex;
    std::uint64_t next = 1;
    std::vector<std::pair<std::uint64_t, std::shared_ptr<std::function<void(Args...)>>>> slots;

    void remove(std::uint64_t id) {
      std::lock_guard lock(mutex);
      std::erase_if(slots, [id](const auto &slot) { return slot.first == id; });
    }
  };

public:
  class Connection {
  public:
    Connection() = default;
    Connection(std::weak_ptr<State> state, std::uint64_t id) : state_(std::move(state)), id_(id) {}
    Connection(Connection &&other) noexcept : state_(std::move(other.state_)), id_(std::exchange(other.id_, 0)) {}
    Connection &operator=(Connection &&other) noexcept {
      if (this != &other) {
        disconnect();
        state_ = std::move(other.state_);
        id_ = std::exchange(other.id_, 0);
      }
      return *this;
    }
    ~Connection() { disconnect(); }

    void disconnect() {
      if (auto state = state_.lock(); state && id_ != 0)
        state->remove(std::exchange(id_, 0));
    }

  private:
    std::weak_ptr<State> state_;
    std::uint64_t id_ = 0;
  };

  [[nodiscard]] Connection connect(std::function<void(Args...)> slot) {
    std::lock_guard lock(state_->mutex);
    const auto id = state_->next++;
    state_->slots.emplace_back(id, std::make_shared<std::function<void(Args...)>>(std::move(slot)));
    return Connection(state_, id);
  }

  void emit(Args... args) const {
    decltype(State::slots) slots;
    {
      std::lock_guard lock(state_->mutex);
      slots = state_->slots;
    }
    for (const auto &[id, slot] : slots)
      (*slot)(args...);
  }

private:
  std::shared_ptr<State> state_ = std::make_shared<State>();
};

class Thermostat {
public:
  Signal<double> changed;

  void set(double degrees) {
    {
      std::lock_guard lock(mutex_);
      if (degrees == degrees_)
        return;
      degrees_ = degrees;
    }
    changed.emit(degrees);
  }

  double get() const {
    std::lock_guard lock(mutex_);
    return degrees_;
  }

private:
  mutable std::mutex mutex_;
  double degrees_ = 20;
};

class Display {
public:
  explicit Display(Thermostat &thermostat) : thermostat_(thermostat) {
    connection_ = thermostat.changed.connect([this](double) { refresh(); });
  }

  void freeze() {
    std::lock_guard lock(mutex_);
    connection_.disconnect();
  }

private:
  void refresh() {
    std::lock_guard lock(mutex_);
    shown_ = std::to_string(thermostat_.get());
    if (thermostat_.get() > 90)
      connection_.disconnect();
  }

  std::mutex mutex_;
  Thermostat &thermostat_;
  std::string shown_;
  Signal<double>::Connection connection_;
};

Thermostat thermostat;
Display display(thermostat);
