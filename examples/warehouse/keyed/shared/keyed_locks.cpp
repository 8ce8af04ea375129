#include "keyed_locks.h"

namespace keyed {

std::mutex &KeyedLocks::lockOf(const Key &key) {
  // Only for the look-up. Held any longer, it would stop every release().
  std::lock_guard<std::mutex> table(table_lock_);
  return locks_[key];
}

void KeyedLocks::acquire(const Key &key) { lockOf(key).lock(); }

void KeyedLocks::release(const Key &key) { lockOf(key).unlock(); }

KeyHold::KeyHold(KeyedLocks &locks, const Key &key) : locks_(locks), key_(key) {
  locks_.acquire(key_);
}

KeyHold::~KeyHold() { locks_.release(key_); }

} // namespace keyed
