// ROW: T2
// VERDICT: ok
// FINDINGS:
// ALLOW: low
// WHY: load() runs before any player thread exists and save() after all are joined; the players take one lock at a time.
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

struct World {
  std::mutex mapMutex;
  std::vector<int> tiles;
  std::mutex heroMutex;
  std::size_t position = 0;
};

static void load(World &world) {
  std::lock_guard<std::mutex> mapLock(world.mapMutex);
  std::lock_guard<std::mutex> heroLock(world.heroMutex);
  world.tiles.assign(64, 1);
  world.position = world.tiles.size() / 2;
}

static void save(World &world) {
  std::lock_guard<std::mutex> heroLock(world.heroMutex);
  std::lock_guard<std::mutex> mapLock(world.mapMutex);
  std::printf("%zu of %zu\n", world.position, world.tiles.size());
}

static void play(World &world, std::size_t stride) {
  for (int turn = 0; turn < 100; ++turn) {
    {
      std::lock_guard<std::mutex> heroLock(world.heroMutex);
      world.position = (world.position + stride) % 64;
    }
    std::lock_guard<std::mutex> mapLock(world.mapMutex);
    world.tiles[stride] += 1;
  }
}

int main() {
  World world;
  load(world);
  std::vector<std::thread> players;
  for (std::size_t stride = 1; stride <= 3; ++stride)
    players.emplace_back(play, std::ref(world), stride);
  for (std::thread &player : players)
    player.join();
  save(world);
}
