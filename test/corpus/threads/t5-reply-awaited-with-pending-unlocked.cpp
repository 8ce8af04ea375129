// ROW: T5
// VERDICT: ok
// FINDINGS:
// WHY: call() unlocks the table of pending calls before it waits; wire and table are never locked together by the receiver.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

struct Message {
  int id;
  std::string text;
};

/// A wire that sends back what it is given.
class Echo {
public:
  void send(Message message) {
    const std::lock_guard lock(mutex_);
    messages_.push_back(std::move(message));
    arrived_.notify_one();
  }
  Message receive() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !messages_.empty(); });
    Message message = std::move(messages_.front());
    messages_.pop_front();
    return message;
  }

private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Message> messages_;
};

class Client {
public:
  explicit Client(Echo &wire) : wire_(wire), receiver_([this] { receiveAll(); }) {}
  ~Client() {
    wire_.send({0, "bye"});
    receiver_.join();
  }

  std::string call(std::string text) {
    const int id = ++lastId_;
    std::unique_lock lock(mutex_);
    std::future<std::string> reply = pending_[id].get_future();
    wire_.send({id, std::move(text)});
    lock.unlock();
    return reply.get();
  }

private:
  std::optional<std::promise<std::string>> take(int id) {
    const std::lock_guard lock(mutex_);
    auto node = pending_.extract(id);
    if (!node)
      return std::nullopt;
    return std::move(node.mapped());
  }

  void receiveAll() {
    for (Message message = wire_.receive(); message.id != 0; message = wire_.receive())
      if (auto promise = take(message.id))
        promise->set_value(std::move(message.text));
  }

  Echo &wire_;
  std::atomic<int> lastId_{0};
  std::mutex mutex_;
  std::unordered_map<int, std::promise<std::string>> pending_;
  std::thread receiver_;
};

int main() {
  Echo wire;
  Client client(wire);
  return client.call("hello") == "hello" ? 0 : 1;
}
