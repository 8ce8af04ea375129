// ROW: G2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: g_routes g_peers
// FLAGS: -std=c++11
// WHY: The body of synchronized() runs once with the lock held: announce() locks the peers in the body of the routes, and peerLost() the routes in the body of the peers.
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <string>

namespace detail {

class OnceLock {
public:
  explicit OnceLock(std::mutex &m) : lock_(m), armed_(true) {} // FINDING: lock-order-cycle
  OnceLock(OnceLock &&) = default;
  explicit operator bool() const { return armed_; }
  void done() {
    lock_.unlock();
    armed_ = false;
  }

private:
  std::unique_lock<std::mutex> lock_;
  bool armed_;
};

} // namespace detail

#define synchronized(m) for (detail::OnceLock once_lock_((m)); once_lock_; once_lock_.done())

static std::mutex g_routes;
static std::mutex g_peers;
static std::map<std::string, std::string> routes;
static std::set<std::string> peers;

bool announce(const std::string &prefix, const std::string &via) {
  bool fresh = false;
  synchronized(g_routes) {
    fresh = routes.emplace(prefix, via).second;
    synchronized(g_peers) {
      if (peers.insert(via).second)
        fresh = true;
    }
  }
  return fresh;
}

void peerLost(const std::string &name) {
  synchronized(g_peers) {
    peers.erase(name);
    synchronized(g_routes) {
      for (auto it = routes.begin(); it != routes.end();)
        it = it->second == name ? routes.erase(it) : std::next(it);
    }
  }
}
