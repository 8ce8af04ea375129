// ROW: T9
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Cluster::mutex_
// FLAGS: -std=c++20
// WHY: elect() waits for the atomic leader with mutex_ locked, and the member that stores it locks mutex_ in vote() first.
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

class Cluster {
public:
  int elect() {
    std::lock_guard lock(mutex_);
    leader_.wait(0); // FINDING: wait-while-holding
    ++terms_;
    return votes_[leader_.load()];
  }

  void campaign(int member) {
    vote(member);
    leader_.store(member);
    leader_.notify_all();
  }

private:
  void vote(int member) {
    std::lock_guard lock(mutex_); // FINDING: wait-while-holding
    ++votes_[member];
  }

  std::mutex mutex_;
  std::map<int, int> votes_;
  int terms_ = 0;
  std::atomic<int> leader_{0};
};

int main() {
  Cluster cluster;
  std::jthread member(&Cluster::campaign, &cluster, 7);
  return cluster.elect() == 1 ? 0 : 1;
}
