#include "blocking_queue.h"
#include "job.h"

#include <thread>

namespace {

BlockingQueue<std::shared_ptr<Job>> jobs;

void serve() {
  while (std::shared_ptr<Job> job = jobs.pop())
    job->execute();
}

struct Threads {
  Threads() {
    for (std::thread &thread : threads)
      thread = std::thread(serve);
  }
  ~Threads() {
    for (int i = 0; i < 4; ++i)
      jobs.push(nullptr);
    for (std::thread &thread : threads)
      thread.join();
  }
  std::thread threads[4];
};

} // namespace

void post(std::shared_ptr<Job> job) {
  static Threads started;
  jobs.push(std::move(job));
}
