// ROW: O14
// VERDICT: ok
// FINDINGS:
// WHY: Pool<Page> and Pool<Packet> have a static mutex each; a packet is made with Pool<Packet> locked and takes a page, never the reverse.
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

template <typename Item> class Pool {
public:
  static std::unique_ptr<Item> take() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (free_.empty())
      return std::make_unique<Item>();
    std::unique_ptr<Item> item = std::move(free_.back());
    free_.pop_back();
    return item;
  }

  static void give(std::unique_ptr<Item> item) {
    std::lock_guard<std::mutex> lock(mutex_);
    free_.push_back(std::move(item));
  }

private:
  static std::mutex mutex_;
  static std::vector<std::unique_ptr<Item>> free_;
};

template <typename Item> std::mutex Pool<Item>::mutex_;
template <typename Item> std::vector<std::unique_ptr<Item>> Pool<Item>::free_;

struct Page {
  char bytes[4096] = {};
};

struct Packet {
  Packet() : page(Pool<Page>::take()) {}
  std::unique_ptr<Page> page;
};

std::unique_ptr<Packet> receive() { return Pool<Packet>::take(); }

void recycle(std::unique_ptr<Packet> packet) {
  if (packet->page == nullptr)
    packet->page = Pool<Page>::take();
  Pool<Packet>::give(std::move(packet));
}

void dropPage(Packet &packet) { Pool<Page>::give(std::move(packet.page)); }
