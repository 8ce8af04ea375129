// ROW: O15
// VERDICT: ok
// FINDINGS:
// WHY: std::lock() takes both mutexes as one step in either function; the guards only adopt them.
#include <array>
#include <mutex>

namespace video {

std::mutex frontMutex;
std::array<int, 16> front{};
std::mutex backMutex;
std::array<int, 16> back{};

void flip() noexcept {
  std::lock(frontMutex, backMutex);
  std::lock_guard<std::mutex> frontLock(frontMutex, std::adopt_lock);
  std::lock_guard<std::mutex> backLock(backMutex, std::adopt_lock);
  front.swap(back);
}

int compare() noexcept {
  std::lock(backMutex, frontMutex);
  std::lock_guard<std::mutex> backLock(backMutex, std::adopt_lock);
  std::lock_guard<std::mutex> frontLock(frontMutex, std::adopt_lock);
  int differences = 0;
  for (std::size_t i = 0; i < front.size(); ++i)
    differences += front[i] != back[i];
  return differences;
}

} // namespace video
