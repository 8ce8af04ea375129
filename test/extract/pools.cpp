// How many units a class has that waits at a condition: its constructor's one number, or what it
// says of the member that is looked at before the wait.
// RUN: %skeleton | FileCheck %s
#include <condition_variable>
#include <mutex>
#include <vector>

struct Slots {
  Slots(int first, int count) : next(first), left(count) {}
  void take() {
    std::unique_lock<std::mutex> lock(mutex);
    while (left == 0)
      returned.wait(lock);
    --left;
  }
  std::mutex mutex;
  std::condition_variable returned;
  int next, left;
};
// CHECK-LABEL: define Slots::Slots(
// CHECK: init this with %count
Slots slots(100, 3);

struct Buffers {
  Buffers() {
    for (int &one : all)
      free.push_back(&one);
  }
  int *take() {
    std::unique_lock<std::mutex> lock(mutex);
    returned.wait(lock, [this] { return !free.empty(); });
    return free.back();
  }
  std::mutex mutex;
  std::condition_variable returned;
  int all[5] = {};
  std::vector<int *> free;
};
// CHECK-LABEL: define Buffers::Buffers(
// CHECK: init this with 5
Buffers buffers;

// Two numbers come into question: neither counts.
struct Pages {
  Pages(int cold, int warm) {
    free.resize(cold);
    for (int i = 0; i < warm; ++i)
      free.push_back(i);
  }
  int take() {
    std::unique_lock<std::mutex> lock(mutex);
    while (free.empty())
      returned.wait(lock);
    return free.back();
  }
  std::mutex mutex;
  std::condition_variable returned;
  std::vector<int> free;
};
// CHECK-NOT: init this
Pages pages(4, 8);
