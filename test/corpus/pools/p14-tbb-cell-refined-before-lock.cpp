// ROW: P14
// VERDICT: ok
// FINDINGS:
// WHY: mutex_ is locked when the inner parallel_for is done, so no other cell runs on a thread that has it.
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
    oneapi::tbb::parallel_for(std::size_t(0), points.size(),
                              [this, &points](std::size_t i) { points[i] *= factor_; });
    std::lock_guard<std::mutex> lock(mutex_);
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
