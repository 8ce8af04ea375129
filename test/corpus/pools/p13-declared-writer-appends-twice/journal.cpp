#include "journal.h"

std::future<int> Journal::append(int entry) {
  return writer_.submit([this, entry] { return length_ += entry; });
}

std::future<int> Journal::appendBoth(int first, int second) {
  return writer_.submit([this, first, second] {
    append(first).wait(); // FINDING: executor-self-wait
    return length_ += second;
  });
}
