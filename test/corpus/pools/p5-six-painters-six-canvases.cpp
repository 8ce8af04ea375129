// ROW: P5
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: canvases
// NEEDS: 7
// DEPTH: 2
// WHY: six painters that each hold one of the six canvases all wait for the one to paint on.
#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

struct Canvas {
  std::array<unsigned char, 256> pixels{};
};

class Canvases {
public:
  Canvases() {
    for (Canvas &canvas : all_)
      free_.push_back(&canvas);
  }

  Canvas *take() {
    std::unique_lock lock(mutex_);
    while (free_.empty())
      returned_.wait(lock); // FINDING: nested-lease
    Canvas *canvas = free_.back();
    free_.pop_back();
    return canvas;
  }

  void giveBack(Canvas *canvas) {
    std::lock_guard lock(mutex_);
    free_.push_back(canvas);
    returned_.notify_one();
  }

private:
  std::array<Canvas, 6> all_;
  std::vector<Canvas *> free_;
  std::mutex mutex_;
  std::condition_variable returned_;
};

static Canvases canvases;

static void blur(int steps) {
  Canvas *from = canvases.take();
  Canvas *to = canvases.take();
  for (int i = 0; i < steps; ++i)
    to->pixels[i % 256] = from->pixels[(i + 1) % 256];
  canvases.giveBack(to);
  canvases.giveBack(from);
}

int main() {
  std::array<std::thread, 6> painters;
  for (std::thread &painter : painters)
    painter = std::thread(blur, 1000);
  for (std::thread &painter : painters)
    painter.join();
}
