// ROW: T5
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Survey::mutex_
// WHY: the deferred mean() runs inside get(), on the thread that has just locked mutex_, and locks it again.
#include <future>
#include <mutex>
#include <numeric>
#include <vector>

class Survey {
public:
  void answer(int points) {
    std::lock_guard<std::mutex> lock(mutex_);
    answers_.push_back(points);
  }

  double publish(bool wanted) {
    std::future<double> mean = std::async(std::launch::deferred, &Survey::mean, this);
    if (!wanted)
      return published_;
    std::lock_guard<std::mutex> lock(mutex_);
    published_ = mean.get();
    return published_;
  }

private:
  double mean() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
    const int sum = std::accumulate(answers_.begin(), answers_.end(), 0);
    return answers_.empty() ? 0.0 : static_cast<double>(sum) / static_cast<double>(answers_.size());
  }

  std::mutex mutex_;
  std::vector<int> answers_;
  double published_ = 0.0;
};

int main() {
  Survey survey;
  survey.answer(3);
  survey.answer(5);
  return survey.publish(true) > 5.0;
}
