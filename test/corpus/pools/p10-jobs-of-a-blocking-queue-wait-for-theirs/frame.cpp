#include "job.h"

#include <array>
#include <condition_variable>
#include <mutex>

namespace {

class Tile : public Job {
public:
  explicit Tile(int number) : number_(number) {}

  void execute() override {
    std::lock_guard<std::mutex> lock(mutex_);
    light_ = number_ * 3 % 256;
    done_ = true;
    finished_.notify_all();
  }

  int light() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!done_)
      finished_.wait(lock); // FINDING: executor-self-wait
    return light_;
  }

private:
  const int number_;
  std::mutex mutex_;
  std::condition_variable finished_;
  bool done_ = false;
  int light_ = 0;
};

class Frame : public Job {
public:
  void execute() override {
    std::array<std::shared_ptr<Tile>, 16> tiles;
    for (int i = 0; i < 16; ++i) {
      tiles[i] = std::make_shared<Tile>(i);
      post(tiles[i]);
    }
    for (const std::shared_ptr<Tile> &tile : tiles)
      brightness_ += tile->light();
  }

private:
  int brightness_ = 0;
};

} // namespace

void render(int frames) {
  for (int i = 0; i < frames; ++i)
    post(std::make_shared<Frame>());
}
