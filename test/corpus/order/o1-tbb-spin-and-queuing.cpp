// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Grid::cells_mutex_ Grid::border_mutex_
// WHY: grow() takes the cells' lock and then the border's, trim() takes the border's and, with a lock that was empty until then, the cells'.
#include <oneapi/tbb/queuing_mutex.h>
#include <oneapi/tbb/spin_mutex.h>

class Grid {
public:
  void grow() {
    tbb::spin_mutex::scoped_lock cells(cells_mutex_);
    ++cells_;
    tbb::queuing_mutex::scoped_lock border(border_mutex_); // FINDING: lock-order-cycle
    border_ += 4;
  }

  void trim() {
    tbb::queuing_mutex::scoped_lock border(border_mutex_);
    tbb::spin_mutex::scoped_lock cells;
    cells.acquire(cells_mutex_); // FINDING: lock-order-cycle
    cells_ -= border_ / 4;
    cells.release();
    border_ = 0;
  }

private:
  tbb::spin_mutex cells_mutex_;
  int cells_ = 0;
  tbb::queuing_mutex border_mutex_;
  int border_ = 0;
};
