#ifndef JOBS_H
#define JOBS_H

#include <list>
#include <mutex>

class Jobs;

class Job {
public:
  virtual ~Job() = default;
  virtual void run() = 0;
  void setOwner(Jobs *owner);
  void setProgress(int percent);

private:
  std::mutex mutex_;
  Jobs *owner_ = nullptr;
  int percent_ = 0;
};

class Jobs {
public:
  void start(Job &job);
  void progress(Job &job, int percent);
  int percent();

private:
  std::mutex mutex_;
  std::list<Job *> running_;
  int percent_ = 0;
};

void handOver(Job &job);

#endif
