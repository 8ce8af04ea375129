// ROW: G5
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: archive ledger
// WHY: in close() the key is still its own when the archive is locked; in reopen() it was handed on with std::exchange, which
// leaves nothing to give back twice.
#include <mutex>
#include <utility>

static std::mutex ledger;
static std::mutex archive;

class Key {
public:
  explicit Key(std::mutex &lock) : lock_(&lock) { lock_->lock(); }
  Key(Key &&other) noexcept : lock_(std::exchange(other.lock_, nullptr)) {}
  Key &operator=(Key &&) = delete;
  ~Key() { drop(); }

  void drop() {
    if (std::mutex *held = std::exchange(lock_, nullptr))
      held->unlock();
  }

private:
  std::mutex *lock_;
};

void close() {
  Key key(ledger);
  std::lock_guard<std::mutex> guard(archive); // FINDING: lock-order-cycle
}

void reopen() {
  Key key(archive);
  Key kept(std::move(key));
  std::lock_guard<std::mutex> guard(ledger); // FINDING: lock-order-cycle
}

void audit() {
  Key key(archive);
  key.drop();
  std::lock_guard<std::mutex> guard(archive);
}
