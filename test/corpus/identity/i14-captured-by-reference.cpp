// ROW: I14
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: main()::linesMutex main()::wordsMutex
// WHY: both lambdas capture the two mutexes of main() and lock them in opposite orders at the same time.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

int main() {
  std::mutex linesMutex;
  std::vector<std::string> lines{"one", "two words"};
  std::mutex wordsMutex;
  std::size_t words = 0;

  std::thread counter([&] {
    for (int i = 0; i < 100; ++i) {
      std::lock_guard<std::mutex> wordsLock(wordsMutex);
      std::lock_guard<std::mutex> linesLock(linesMutex); // FINDING: lock-order-cycle
      words += lines.size();
    }
  });
  std::thread reader([&] {
    for (int i = 0; i < 100; ++i) {
      std::lock_guard<std::mutex> linesLock(linesMutex);
      lines.push_back(std::to_string(i));
      std::lock_guard<std::mutex> wordsLock(wordsMutex); // FINDING: lock-order-cycle
      ++words;
    }
  });
  counter.join();
  reader.join();
  std::printf("%zu\n", words);
}
