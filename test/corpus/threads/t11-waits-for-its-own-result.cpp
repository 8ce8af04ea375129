// ROW: T11
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Report::result_
// WHY: the task asks for the total, which waits for the task's own result.
#include <future>
#include <vector>

class Report {
public:
  explicit Report(std::vector<int> numbers) : numbers_(std::move(numbers)) {}

  void start() {
    result_ = std::async(std::launch::async, [this] { return sum(); }).share();
  }

  int total() { return result_.get(); } // FINDING: self-deadlock

private:
  int sum() {
    int sum = 0;
    for (int n : numbers_)
      sum += n;
    return sum > 1000 ? total() : sum;
  }

  std::vector<int> numbers_;
  std::shared_future<int> result_;
};

int main() {
  Report report({1, 2, 3});
  report.start();
  return report.total() == 6 ? 0 : 1;
}
