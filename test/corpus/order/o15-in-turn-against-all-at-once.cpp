// ROW: O15
// VERDICT: ok
// FINDINGS:
// WHY: scoped_lock gives back what it has before it waits for the other, so only book() ever waits with one of the two locked, and always in the same order.
#include <map>
#include <mutex>
#include <set>
#include <string>

class Hotel {
public:
  bool book(int room, const std::string &guest) {
    const std::lock_guard<std::mutex> roomsLock(roomsMutex_);
    if (freeRooms_.erase(room) == 0)
      return false;
    const std::lock_guard<std::mutex> guestsLock(guestsMutex_);
    roomOf_[guest] = room;
    return true;
  }

  void checkOut(const std::string &guest) {
    const std::scoped_lock bothLocks(guestsMutex_, roomsMutex_);
    const auto found = roomOf_.find(guest);
    if (found == roomOf_.end())
      return;
    freeRooms_.insert(found->second);
    roomOf_.erase(found);
  }

  std::size_t occupied() {
    std::unique_lock<std::mutex> guestsLock(guestsMutex_, std::defer_lock);
    std::unique_lock<std::mutex> roomsLock(roomsMutex_, std::defer_lock);
    std::lock(guestsLock, roomsLock);
    return roomOf_.size();
  }

private:
  std::mutex roomsMutex_;
  std::set<int> freeRooms_;
  std::mutex guestsMutex_;
  std::map<std::string, int> roomOf_;
};
