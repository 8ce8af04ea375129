// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: assigning an empty lock unlocks the input, so nothing is held when advance() locks the output.
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
    lock = {};
    lock = std::unique_lock<std::mutex>(outputMutex_);
    output_.push_back(item);
    return true;
  }

  void undo() {
    std::lock_guard<std::mutex> output(outputMutex_);
    if (output_.empty())
      return;
    std::lock_guard<std::mutex> input(inputMutex_);
    input_.push_front(output_.back());
    output_.pop_back();
  }

private:
  std::mutex inputMutex_;
  std::deque<int> input_;
  std::mutex outputMutex_;
  std::deque<int> output_;
};
