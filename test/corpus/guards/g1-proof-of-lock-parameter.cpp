// ROW: G1
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17
// WHY: The helpers take the guard by reference as a proof that the queue is locked and lock nothing themselves; drainTo() locks the other queue when its proof has ended.
#include <cassert>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

class MessageQueue;

class [[nodiscard]] QueueGuard {
public:
  explicit QueueGuard(const MessageQueue &queue);
  QueueGuard(const QueueGuard &) = delete;
  QueueGuard &operator=(const QueueGuard &) = delete;
  ~QueueGuard();
  bool guards(const MessageQueue &queue) const { return queue_ == &queue; }

private:
  const MessageQueue *queue_;
};

class MessageQueue {
public:
  void post(std::string message) {
    QueueGuard proof(*this);
    push(proof, std::move(message));
  }

  std::optional<std::string> poll() {
    QueueGuard proof(*this);
    return pop(proof);
  }

  void drainTo(MessageQueue &other) {
    std::vector<std::string> taken;
    {
      QueueGuard proof(*this);
      while (auto message = pop(proof))
        taken.push_back(std::move(*message));
    }
    QueueGuard proof(other);
    for (std::string &message : taken)
      other.push(proof, std::move(message));
  }

private:
  friend class QueueGuard;

  void push(const QueueGuard &proof, std::string message) {
    assert(proof.guards(*this));
    messages_.push_back(std::move(message));
  }

  std::optional<std::string> pop(const QueueGuard &proof) {
    assert(proof.guards(*this));
    if (messages_.empty())
      return std::nullopt;
    std::string message = std::move(messages_.front());
    messages_.pop_front();
    return message;
  }

  mutable std::mutex mutex_;
  std::deque<std::string> messages_;
};

QueueGuard::QueueGuard(const MessageQueue &queue) : queue_(&queue) { queue_->mutex_.lock(); }
QueueGuard::~QueueGuard() { queue_->mutex_.unlock(); }

void shuffle(MessageQueue &left, MessageQueue &right) {
  left.drainTo(right);
  right.drainTo(left);
  left.post("shuffled");
}
