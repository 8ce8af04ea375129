#pragma once

#include "task_runner.h"

#include <future>

/// Breaks one page into lines.
class PageTask : public Task {
public:
  PageTask(int page, std::promise<int> lines) : page_(page), lines_(std::move(lines)) {}
  void run() override;

private:
  int page_;
  std::promise<int> lines_;
};

/// Lays out all pages of a chapter.
class ChapterTask : public Task {
public:
  ChapterTask(TaskRunner &runner, int first, int last) : runner_(runner), first_(first), last_(last) {}
  void run() override;

private:
  TaskRunner &runner_;
  int first_, last_;
};
