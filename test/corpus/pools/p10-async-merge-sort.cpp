// ROW: P10
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++14
// WHY: std::async with launch::async gives each task a thread of its own, so a task that waits for another takes nothing it needs.
#include <algorithm>
#include <cstdio>
#include <future>
#include <vector>

static void mergeSort(std::vector<int>::iterator first, std::vector<int>::iterator last) {
  if (last - first < 1000) {
    std::sort(first, last);
    return;
  }
  const auto middle = first + (last - first) / 2;
  std::future<void> left = std::async(std::launch::async, [first, middle] { mergeSort(first, middle); });
  mergeSort(middle, last);
  left.get();
  std::inplace_merge(first, middle, last);
}

int main() {
  std::vector<int> numbers;
  for (int i = 0; i < 20000; ++i)
    numbers.push_back(i * 7919 % 20011);
  auto sorted = std::async([&numbers] { mergeSort(numbers.begin(), numbers.end()); });
  sorted.get();
  std::printf("%d\n", numbers.front());
}
