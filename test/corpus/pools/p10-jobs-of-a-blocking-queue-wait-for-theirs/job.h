#pragma once

#include <memory>

struct Job {
  virtual ~Job() = default;
  virtual void execute() = 0;
};

/// Runs it on a thread of the renderer.
void post(std::shared_ptr<Job> job);
