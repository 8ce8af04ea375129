// ROW: P14
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Mesh::mutex_
// WHY: the inner parallel_for waits with mutex_ locked and may meanwhile run another cell of the outer one on the same thread, which locks mutex_ again.
#include <oneapi/tbb/parallel_for.h>

#include <cstddef>
#include <mutex>
#include <vector>

class Mesh {
public:
  explicit Mesh(std::size_t cells) : cells_(cells, 1.0) {}

  void refineAll() {
    oneapi::tbb::parallel_for(std::size_t(0), cells_.size(), [this](std::size_t cell) { refine(cell); });
  }

private:
  void refine(std::size_t cell) {
    std::vector<double> points(64, cells_[cell]);
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
    oneapi::tbb::parallel_for(std::size_t(0), points.size(),
                              [this, &points](std::size_t i) { points[i] *= factor_; });
    for (double point : points)
      sum_ += point;
  }

  std::vector<double> cells_;
  std::mutex mutex_;
  const double factor_ = 0.5;
  double sum_ = 0.0;
};

int main() {
  Mesh mesh(1000);
  mesh.refineAll();
}
