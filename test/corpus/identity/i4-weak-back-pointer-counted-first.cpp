// ROW: I4
// VERDICT: ok
// FINDINGS:
// WHY: Room::open() is through with the building before it locks itself; weak_ptr::lock() takes no lock.
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
    std::lock_guard<std::mutex> lock(mutex_);
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
    std::lock_guard<std::mutex> lock(mutex_);
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
  building->countOpened();
  std::lock_guard<std::mutex> lock(mutex_);
  open_ = true;
  return true;
}
