#include "layout.h"

#include <iostream>

void PageTask::run() { lines_.set_value(40 + page_ % 3); }

void ChapterTask::run() {
  int lines = 0;
  for (int page = first_; page < last_; ++page) {
    std::promise<int> promise;
    std::future<int> future = promise.get_future();
    pages_.enqueue(std::make_unique<PageTask>(page, std::move(promise)));
    lines += future.get();
  }
  std::cout << lines << '\n';
}
