#include "job.h"

#include <mutex>

namespace {

struct Light {
  std::mutex mutex;
  int sum = 0;
  int left = 16;
};

class Blend : public Job {
public:
  explicit Blend(std::shared_ptr<Light> light) : light_(std::move(light)) {}

  void execute() override {
    std::lock_guard<std::mutex> lock(light_->mutex);
    light_->sum /= 16;
  }

private:
  std::shared_ptr<Light> light_;
};

class Tile : public Job {
public:
  Tile(int number, std::shared_ptr<Light> light) : number_(number), light_(std::move(light)) {}

  void execute() override {
    bool last = false;
    {
      std::lock_guard<std::mutex> lock(light_->mutex);
      light_->sum += number_ * 3 % 256;
      last = --light_->left == 0;
    }
    if (last)
      post(std::make_shared<Blend>(light_));
  }

private:
  const int number_;
  std::shared_ptr<Light> light_;
};

} // namespace

void render(int frames) {
  for (int i = 0; i < frames; ++i) {
    auto light = std::make_shared<Light>();
    for (int tile = 0; tile < 16; ++tile)
      post(std::make_shared<Tile>(tile, light));
  }
}
