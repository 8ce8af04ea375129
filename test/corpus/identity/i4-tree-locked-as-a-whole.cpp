// ROW: I4
// VERDICT: ok
// FINDINGS:
// GATE: Scene::mutex
// WHY: who goes down and who goes up both hold the scene's lock, so they are never there at once.
#include <memory>
#include <mutex>
#include <vector>

struct Scene {
  std::mutex mutex;
};

class Layer {
public:
  Layer(Scene &scene, Layer *parent) : scene_(scene), parent_(parent) {}

  void add() {
    std::lock_guard<std::mutex> lock(mutex_);
    layers_.push_back(std::make_unique<Layer>(scene_, this));
  }

  void fade() {
    std::lock_guard<std::mutex> all(scene_.mutex);
    std::lock_guard<std::mutex> lock(mutex_);
    opacity_ /= 2;
    for (auto &layer : layers_) {
      std::lock_guard<std::mutex> inner(layer->mutex_);
      layer->opacity_ /= 2;
    }
  }

  void invalidate() {
    std::lock_guard<std::mutex> all(scene_.mutex);
    std::lock_guard<std::mutex> lock(mutex_);
    dirty_ = true;
    if (parent_) {
      std::lock_guard<std::mutex> outer(parent_->mutex_);
      parent_->dirty_ = true;
    }
  }

private:
  Scene &scene_;
  Layer *parent_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Layer>> layers_;
  double opacity_ = 1;
  bool dirty_ = false;
};
