// ROW: T3
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: the guard is declared after the jthread, so mutex_ is released before the destructor of the jthread joins the renderer.
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Thumbnails {
public:
  void refresh(int image) {
    std::jthread renderer([this, image] { render(image); });
    std::lock_guard lock(mutex_);
    images_.erase(image - 100);
  }

  std::string find(int image) {
    std::lock_guard lock(mutex_);
    const auto found = images_.find(image);
    return found == images_.end() ? "" : found->second;
  }

private:
  void render(int image) {
    std::string pixels(64, static_cast<char>('a' + image % 26));
    std::lock_guard lock(mutex_);
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
