// ROW: T2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: The renderers have been joined, each by a range algorithm, before main locks the two in the other order.
#include <algorithm>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

static std::mutex glyphMutex;
static std::vector<std::string> glyphs;
static std::mutex pageMutex;
static std::vector<std::string> pages;

static void render(int number) {
  std::lock_guard<std::mutex> onPages(pageMutex);
  pages.push_back("page " + std::to_string(number));
  std::lock_guard<std::mutex> onGlyphs(glyphMutex);
  glyphs.push_back(std::to_string(number));
}

static std::size_t unusedGlyphs() {
  std::lock_guard<std::mutex> onGlyphs(glyphMutex);
  std::lock_guard<std::mutex> onPages(pageMutex);
  return glyphs.size() - std::min(glyphs.size(), pages.size());
}

int main(int count, char **) {
  std::vector<std::thread> renderers;
  for (int number = 0; number < count; ++number)
    renderers.emplace_back(render, number);
  std::ranges::for_each(renderers, &std::thread::join);
  return unusedGlyphs() > 0;
}
