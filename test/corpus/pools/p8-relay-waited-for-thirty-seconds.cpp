// ROW: P8
// VERDICT: stall
// FINDINGS: nested-lease
// LOCKS: relays
// DEPTH: 2
// WHY: sendBounce() waits for a relay with the one of send() in use, but gives up after thirty seconds, so mail stops for that long.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace mail {

using namespace std::chrono_literals;

class SmtpPool {
public:
  explicit SmtpPool(int size) {
    for (int socket = 0; socket < size; ++socket)
      idle_.push_back(socket);
  }

  int get(std::chrono::seconds patience = 30s) {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, patience, [this] { return !idle_.empty(); })) // FINDING: nested-lease
      throw std::runtime_error("no relay became idle in time");
    return pop();
  }

  void put(int socket) {
    {
      std::lock_guard lock(mutex_);
      idle_.push_back(socket);
    }
    returned_.notify_one();
  }

private:
  int pop() {
    int socket = idle_.back();
    idle_.pop_back();
    return socket;
  }

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<int> idle_;
};

static SmtpPool relays(10);

class Relay {
public:
  Relay() : socket_(relays.get()) {}
  Relay(const Relay &) = delete;
  ~Relay() { relays.put(socket_); }
  bool deliver(int letter) const { return (letter + socket_) % 7 != 0; }

private:
  int socket_;
};

void sendBounce(int letter) {
  Relay relay;
  relay.deliver(-letter);
}

void send(int letter) {
  Relay relay;
  if (!relay.deliver(letter))
    sendBounce(letter);
}

} // namespace mail
