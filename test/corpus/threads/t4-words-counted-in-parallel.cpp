// ROW: T4
// VERDICT: ok
// FINDINGS:
// WHY: the counters lock the totals, but main holds no lock when it joins them.
#include <cstdio>
#include <functional>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

struct Totals {
  std::mutex mutex;
  std::map<std::string, int> words;
};

static void countWords(const std::string &text, Totals &totals) {
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    std::lock_guard<std::mutex> lock(totals.mutex);
    ++totals.words[word];
  }
}

int main(int argc, char **argv) {
  const std::vector<std::string> texts(argv, argv + argc);
  Totals totals;
  std::vector<std::thread> counters;
  for (const std::string &text : texts) {
    counters.emplace_back(countWords, std::cref(text), std::ref(totals));
    std::lock_guard<std::mutex> lock(totals.mutex);
    totals.words.emplace("files", 0).first->second += 1;
  }
  while (!counters.empty()) {
    counters.back().join();
    counters.pop_back();
  }
  std::lock_guard<std::mutex> lock(totals.mutex);
  for (const auto &[word, count] : totals.words)
    std::printf("%s %d\n", word.c_str(), count);
}
