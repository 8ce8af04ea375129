// ROW: F6
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Scene::mutex_ Physics::mutex_
// WHY: simulate() begins scene then physics, explode() begins physics then scene; begin() locks until end().
#include <mutex>

class Scene {
public:
  void begin() { mutex_.lock(); } // FINDING: lock-order-cycle
  void end() { mutex_.unlock(); }
  void add(int nodes) noexcept { nodes_ += nodes; }
  int nodes() const noexcept { return nodes_; }

private:
  std::mutex mutex_;
  int nodes_ = 0;
};

class Physics {
public:
  void begin() { mutex_.lock(); } // FINDING: lock-order-cycle
  void end() { mutex_.unlock(); }
  void step(int bodies) noexcept { energy_ += bodies; }
  int energy() const noexcept { return energy_; }

private:
  std::mutex mutex_;
  int energy_ = 0;
};

static Scene scene;
static Physics physics;

void simulate() {
  scene.begin();
  physics.begin();
  physics.step(scene.nodes());
  physics.end();
  scene.end();
}

void explode() {
  physics.begin();
  scene.begin();
  scene.add(physics.energy());
  scene.end();
  physics.end();
}
