#include "layout.h"

int main() {
  TaskRunner runner;
  for (int chapter = 0; chapter < 20; ++chapter)
    runner.enqueue(std::make_unique<ChapterTask>(runner, chapter * 30, chapter * 30 + 30));
}
