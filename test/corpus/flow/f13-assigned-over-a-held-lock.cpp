// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Pipeline::inputMutex_ Pipeline::outputMutex_
// WHY: the new lock is taken before the assignment lets go of the old one, so advance() waits for the output with the input locked, against undo().
#include <deque>
#include <mutex>

class Pipeline {
public:
  bool advance() {
    std::unique_lock<std::mutex> lock(inputMutex_);
    if (input_.empty())
      return false;
    const int item = input_.front();
    input_.pop_front();
    lock = std::unique_lock<std::mutex>(outputMutex_); // FINDING: lock-order-cycle
    output_.push_back(item);
    return true;
  }

  void undo() {
    std::lock_guard<std::mutex> output(outputMutex_);
    if (output_.empty())
      return;
    std::lock_guard<std::mutex> input(inputMutex_); // FINDING: lock-order-cycle
    input_.push_front(output_.back());
    output_.pop_back();
  }

private:
  std::mutex inputMutex_;
  std::deque<int> input_;
  std::mutex outputMutex_;
  std::deque<int> output_;
};
