// ROW: G1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: MessageQueue::mutex_
// FLAGS: -std=c++17
// WHY: drainTo() guards the other queue with its own still guarded; left into right and right into left at once wait for each other.
#include <cassert>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

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
    if (&other == this)
      return;
    QueueGuard proof(*this);
    QueueGuard otherProof(other);
    while (auto message = pop(proof))
      other.push(otherProof, std::move(*message));
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

QueueGuard::QueueGuard(const MessageQueue &queue) : queue_(&queue) { queue_->mutex_.lock(); } // FINDING: lock-order-cycle
QueueGuard::~QueueGuard() { queue_->mutex_.unlock(); }

void shuffle(MessageQueue &left, MessageQueue &right) {
  left.drainTo(right);
  right.drainTo(left);
  left.post("shuffled");
}
