#pragma once

#include <map>
#include <mutex>
#include <tuple>

namespace keyed {

enum class Kind { Element, Manifest };

/// Names one thing in the warehouse.
struct Key {
  Kind kind;
  int number;
};

inline bool operator<(const Key &a, const Key &b) {
  return std::tie(a.kind, a.number) < std::tie(b.kind, b.number);
}

/// A lock for everything that has a key, made when it is first asked for.
/// Which two locks a thread wants at once is known only while it runs: in the
/// source they are all elements of one map.
class KeyedLocks {
public:
  void acquire(const Key &key);
  void release(const Key &key);

private:
  /// The lock of `key`. It stays where it is: map nodes do not move.
  std::mutex &lockOf(const Key &key);

  std::mutex table_lock_;
  std::map<Key, std::mutex> locks_;
};

/// The lock of one key, until the end of the scope.
class KeyHold {
public:
  KeyHold(KeyedLocks &locks, const Key &key);
  ~KeyHold();
  KeyHold(const KeyHold &) = delete;
  KeyHold &operator=(const KeyHold &) = delete;

private:
  KeyedLocks &locks_;
  const Key key_;
};

} // namespace keyed
