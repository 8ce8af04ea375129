// ROW: T5
// VERDICT: ok
// FINDINGS:
// WHY: load() hands on the future of a task that takes mutex_; play() waits for it before it locks.
#include <future>
#include <mutex>
#include <string>
#include <vector>

class Player {
public:
  void play(const std::string &album) {
    std::future<int> loaded = load(album);
    const int track = loaded.get();
    std::lock_guard<std::mutex> lock(mutex_);
    playing_ = track;
  }

private:
  std::future<int> load(const std::string &album) {
    return std::async(std::launch::async, [this, album] {
      std::lock_guard<std::mutex> lock(mutex_);
      tracks_.push_back(album);
      return static_cast<int>(tracks_.size());
    });
  }

  std::mutex mutex_;
  std::vector<std::string> tracks_;
  int playing_ = 0;
};

int main() {
  Player player;
  player.play("first");
  player.play("second");
}
