// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Thumbnails::mutex_
// FLAGS: -std=c++20
// WHY: the jthread is declared after the guard, so its destructor joins the renderer while mutex_, which the renderer needs, is still held.
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Thumbnails {
public:
  void refresh(int image) {
    std::lock_guard lock(mutex_);
    std::jthread renderer([this, image] { render(image); });
    images_.erase(image - 100);
  } // FINDING: wait-while-holding

  std::string find(int image) {
    std::lock_guard lock(mutex_);
    const auto found = images_.find(image);
    return found == images_.end() ? "" : found->second;
  }

private:
  void render(int image) {
    std::string pixels(64, static_cast<char>('a' + image % 26));
    std::lock_guard lock(mutex_); // FINDING: wait-while-holding
    images_[image] = pixels;
  }

  std::mutex mutex_;
  std::map<int, std::string> images_;
};

int main() {
  Thumbnails thumbnails;
  thumbnails.refresh(7);
  return thumbnails.find(7).empty();
}
