#include "search.h"

#include <cstdio>
#include <vector>

int main() {
  ThreadPool shards(4);
  Search search(shards, shards);
  std::vector<std::future<int>> answers;
  for (int word = 0; word < 30; ++word)
    answers.push_back(search.find(word));
  for (auto &answer : answers)
    std::printf("%d\n", answer.get());
}
