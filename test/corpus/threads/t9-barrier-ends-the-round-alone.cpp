// ROW: T9
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: the barrier's completion function locks the scores, and every player has unlocked them when it arrives.
#include <algorithm>
#include <array>
#include <barrier>
#include <mutex>
#include <thread>
#include <vector>

class Game {
public:
  void play(std::size_t player) {
    for (int round = 0; round < 10; ++round) {
      {
        std::scoped_lock lock(mutex_);
        scores_[player] += static_cast<int>(player) + round;
      }
      barrier_.arrive_and_wait();
    }
  }

  int best() {
    std::scoped_lock lock(mutex_);
    return best_;
  }

  static constexpr std::size_t players = 3;

private:
  struct EndOfRound {
    Game *game;
    void operator()() noexcept { game->endRound(); }
  };

  void endRound() {
    std::scoped_lock lock(mutex_);
    best_ = std::max(best_, *std::max_element(scores_.begin(), scores_.end()));
  }

  std::mutex mutex_;
  std::array<int, players> scores_{};
  int best_ = 0;
  std::barrier<EndOfRound> barrier_{players, EndOfRound{this}};
};

int main() {
  Game game;
  {
    std::vector<std::jthread> threads;
    for (std::size_t player = 0; player < Game::players; ++player)
      threads.emplace_back(&Game::play, &game, player);
  }
  return game.best() == 0;
}
