#include "layout.h"

#include <iostream>

void PageTask::run() { lines_.set_value(40 + page_ % 3); }

void ChapterTask::run() {
  int lines = 0;
  for (int page = first_; page < last_; ++page) {
    std::promise<int> promise;
    std::future<int> future = promise.get_future();
    runner_.enqueue(std::make_unique<PageTask>(page, std::move(promise)));
    lines += future.get(); // FINDING: executor-self-wait
  }
  std::cout << lines << '\n';
}
