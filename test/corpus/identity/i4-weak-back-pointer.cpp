// ROW: I4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Building::mutex_ Room::mutex_
// WHY: evacuate() locks the building and then each room; Room::open() locks the room and then the building its weak pointer leads to.
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

class Building;

class Room {
public:
  explicit Room(std::weak_ptr<Building> building) : building_(std::move(building)) {}

  bool open();

  void close() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    open_ = false;
  }

private:
  const std::weak_ptr<Building> building_;
  std::mutex mutex_;
  bool open_ = false;
};

class Building {
public:
  void add(std::shared_ptr<Room> room) {
    std::lock_guard<std::mutex> lock(mutex_);
    rooms_.push_back(std::move(room));
  }

  void evacuate() {
    std::lock_guard<std::mutex> lock(mutex_);
    opened_ = 0;
    for (const auto &room : rooms_)
      room->close();
  }

  void countOpened() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    ++opened_;
  }

private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<Room>> rooms_;
  int opened_ = 0;
};

bool Room::open() {
  const std::shared_ptr<Building> building = building_.lock();
  if (!building)
    return false;
  std::lock_guard<std::mutex> lock(mutex_);
  open_ = true;
  building->countOpened();
  return true;
}
