#include "word_index.h"

#include "task_group.h"

void WordIndex::add(const std::string &word) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
  ++counts_[word];
}

void WordIndex::addLater(Scheduler &scheduler, const std::string &word) {
  scheduler.spawn([this, word] { add(word); });
}

std::size_t WordIndex::rebuild(Scheduler &scheduler) {
  std::atomic<std::size_t> letters{0};
  std::lock_guard<std::mutex> lock(mutex_);
  TaskGroup group(scheduler);
  for (const auto &entry : counts_)
    group.run([&letters, &word = entry.first] { letters += word.size(); });
  group.wait();
  return letters;
}
