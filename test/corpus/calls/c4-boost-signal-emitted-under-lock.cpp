// ROW: C4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Playlist::mutex_ Player::mutex_
// WHY: append() emits the signal with the playlist locked and the player's slot locks the player, next() asks the playlist with the player locked.
#include <boost/signals2/signal.hpp>

#include <mutex>
#include <string>
#include <vector>

class Playlist {
public:
  boost::signals2::signal<void(const std::string &)> appended;

  void append(std::string title) {
    std::lock_guard<std::mutex> lock(mutex_);
    titles_.push_back(title);
    appended(title);
  }

  std::string at(std::size_t index) const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return index < titles_.size() ? titles_[index] : std::string();
  }

private:
  mutable std::mutex mutex_;
  std::vector<std::string> titles_;
};

class Player {
public:
  explicit Player(Playlist &list) : list_(list) {
    connection_ = list.appended.connect([this](const std::string &title) { onAppended(title); });
  }

  std::string next() {
    std::lock_guard<std::mutex> lock(mutex_);
    playing_ = list_.at(index_++);
    return playing_;
  }

private:
  void onAppended(const std::string &title) {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    if (playing_.empty())
      playing_ = title;
  }

  Playlist &list_;
  std::mutex mutex_;
  std::string playing_;
  std::size_t index_ = 0;
  boost::signals2::scoped_connection connection_;
};

static Playlist playlist;

Player &player() {
  static Player instance(playlist);
  return instance;
}

void enqueue(const std::string &title) {
  player();
  playlist.append(title);
}
