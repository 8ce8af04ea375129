// ROW: C7
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Scene::mutex_
// WHY: clear() destroys its nodes with the scene locked, and each ~Node() takes its name off the same scene.
// REASON: a field of an element that leads back to its container's owner is not known to lead to the same object.
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

class Scene {
public:
  void add(const std::string &name);
  void clear();
  void forget(const std::string &name);

private:
  class Node {
  public:
    Node(Scene &scene, std::string name) : scene_(scene), name_(std::move(name)) {}
    ~Node() { scene_.forget(name_); }
    Node(const Node &) = delete;
    Node &operator=(const Node &) = delete;

  private:
    Scene &scene_;
    const std::string name_;
  };

  std::mutex mutex_;
  std::set<std::string> names_;
  std::vector<std::unique_ptr<Node>> nodes_;
};

void Scene::add(const std::string &name) {
  auto node = std::make_unique<Node>(*this, name);
  std::lock_guard<std::mutex> lock(mutex_);
  names_.insert(name);
  nodes_.push_back(std::move(node));
}

void Scene::clear() {
  std::lock_guard<std::mutex> lock(mutex_);
  nodes_.clear();
}

void Scene::forget(const std::string &name) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
  names_.erase(name);
}
