// ROW: O17
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Scene::nodesMutex_ Scene::renderMutex_
// WHY: render() holds the render lock and waits for nodes and lights together, addNode() holds nodes and waits for the render lock.
#include <mutex>
#include <vector>

class Scene {
public:
  int render() {
    std::lock_guard<std::mutex> renderLock(renderMutex_);
    std::scoped_lock sceneLock(nodesMutex_, lightsMutex_); // FINDING: lock-order-cycle
    ++frame_;
    return static_cast<int>(nodes_.size() * lights_.size());
  }

  void addNode(int node) {
    std::lock_guard<std::mutex> nodesLock(nodesMutex_);
    nodes_.push_back(node);
    std::lock_guard<std::mutex> renderLock(renderMutex_); // FINDING: lock-order-cycle
    frame_ = 0;
  }

  void addLight(int light) {
    std::lock_guard<std::mutex> lightsLock(lightsMutex_);
    lights_.push_back(light);
  }

private:
  std::mutex renderMutex_;
  int frame_ = 0;
  std::mutex nodesMutex_;
  std::vector<int> nodes_;
  std::mutex lightsMutex_;
  std::vector<int> lights_;
};
