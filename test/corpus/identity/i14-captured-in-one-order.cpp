// ROW: I14
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: the inner lambda sees the same mutexes under other names, and like the outer thread locks lines before words.
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
  {
    std::jthread counter([&first = linesMutex, &second = wordsMutex, &lines, &words] {
      const auto add = [&](std::size_t more) {
        std::lock_guard lock(second);
        words += more;
      };
      for (int i = 0; i < 100; ++i) {
        std::lock_guard lock(first);
        add(lines.size());
      }
    });
    std::jthread reader([&] {
      for (int i = 0; i < 100; ++i) {
        std::lock_guard linesLock(linesMutex);
        lines.push_back(std::to_string(i));
        std::lock_guard wordsLock(wordsMutex);
        ++words;
      }
    });
  }
  std::printf("%zu\n", words);
}
