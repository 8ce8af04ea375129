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
  ChapterTask(TaskRunner &pages, int first, int last) : pages_(pages), first_(first), last_(last) {}
  void run() override;

private:
  TaskRunner &pages_;
  int first_, last_;
};
