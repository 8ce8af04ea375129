// ROW: M2
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Pool::peers_
// WHY: the lambda is run with the peers shared and calls write() on them, which waits for all readers, this one included.
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>

template <class T> class ReadMostly {
public:
  template <class Reader> auto read(Reader &&reader) const {
    const std::shared_lock<std::shared_mutex> lock(mutex_);
    return std::forward<Reader>(reader)(std::as_const(value_));
  }

  template <class Writer> auto write(Writer &&writer) {
    const std::unique_lock<std::shared_mutex> lock(mutex_); // FINDING: self-deadlock
    return std::forward<Writer>(writer)(value_);
  }

private:
  mutable std::shared_mutex mutex_;
  T value_;
};

class Pool {
public:
  int connect(const std::string &host) {
    return peers_.read([&](const auto &peers) {
      const auto found = peers.find(host);
      return found == peers.end() ? add(host) : found->second;
    });
  }

  void disconnect(const std::string &host) {
    peers_.write([&](auto &peers) { peers.erase(host); });
  }

private:
  int add(const std::string &host) {
    return peers_.write([&](auto &peers) { return peers.emplace(host, static_cast<int>(peers.size())).first->second; });
  }

  ReadMostly<std::map<std::string, int>> peers_;
};
