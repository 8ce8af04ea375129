#include "layout.h"

int main() {
  TaskRunner pages;
  TaskRunner chapters;
  for (int chapter = 0; chapter < 20; ++chapter)
    chapters.enqueue(std::make_unique<ChapterTask>(pages, chapter * 30, chapter * 30 + 30));
}
