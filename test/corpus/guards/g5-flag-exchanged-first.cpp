// ROW: G5
// VERDICT: ok
// FINDINGS:
// WHY: whoever waits for the ledger has handed the archive's key to a guard that ended, or dropped it.
#include <mutex>
#include <utility>

static std::mutex ledger;
static std::mutex archive;

class Key {
public:
  Key() = default;
  explicit Key(std::mutex &lock) : lock_(&lock) { lock_->lock(); }
  Key(Key &&other) noexcept : lock_(std::exchange(other.lock_, nullptr)) {}
  Key &operator=(Key &&other) noexcept {
    if (this != &other) {
      drop();
      lock_ = std::exchange(other.lock_, nullptr);
    }
    return *this;
  }
  ~Key() { drop(); }

  void drop() {
    if (std::mutex *held = std::exchange(lock_, nullptr))
      held->unlock();
  }

private:
  std::mutex *lock_ = nullptr;
};

void close() {
  Key key(ledger);
  std::lock_guard<std::mutex> guard(archive);
}

void reopen() {
  Key key(archive);
  key = Key();
  std::lock_guard<std::mutex> guard(ledger);
}

void rename() {
  Key key(archive);
  { Key taken(std::move(key)); }
  std::lock_guard<std::mutex> guard(ledger);
}
