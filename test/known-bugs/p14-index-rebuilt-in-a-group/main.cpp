#include "word_index.h"

#include <cstdio>

int main() {
  WordIndex index;
  Scheduler scheduler(2);
  for (const char *word : {"lock", "pool", "task", "wait"})
    index.addLater(scheduler, word);
  std::printf("%zu letters\n", index.rebuild(scheduler));
}
