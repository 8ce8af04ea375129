// ROW: O16
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Matchmaker::playersMutex_ Matchmaker::roomsMutex_
// WHY: two scoped_locks of one mutex each are two steps, and join() takes them in the reverse order of close().
#include <map>
#include <mutex>
#include <set>

class Matchmaker {
public:
  void join(int player, int room) {
    std::scoped_lock players(playersMutex_);
    std::scoped_lock rooms(roomsMutex_); // FINDING: lock-order-cycle
    players_.insert(player);
    ++rooms_[room];
  }

  void close(int room) {
    std::scoped_lock rooms(roomsMutex_);
    std::scoped_lock players(playersMutex_); // FINDING: lock-order-cycle
    if (rooms_.erase(room) != 0)
      players_.clear();
  }

private:
  std::mutex playersMutex_;
  std::set<int> players_;
  std::mutex roomsMutex_;
  std::map<int, int> rooms_;
};
