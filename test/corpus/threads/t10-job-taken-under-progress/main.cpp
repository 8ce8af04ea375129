#include "work_list.h"

#include <thread>

static WorkList workList;
static std::mutex progressMutex;
static int planned = 0;
static int finished = 0;

static void plan(int count) {
  for (int job = 0; job < count; ++job) {
    {
      std::lock_guard<std::mutex> progress(progressMutex); // FINDING: wait-while-holding
      ++planned;
    }
    workList.put(job);
  }
}

static void work(int count) {
  while (count-- > 0) {
    std::lock_guard<std::mutex> progress(progressMutex);
    finished += workList.take() >= 0;
  }
}

int main() {
  std::thread planner(plan, 50);
  std::thread worker(work, 50);
  planner.join();
  worker.join();
}
