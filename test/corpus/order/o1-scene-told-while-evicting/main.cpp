#include "scene.h"
#include <atomic>
#include <chrono>
#include <thread>

int main() {
  engine::AssetCache cache(64u << 20);
  engine::SceneGraph scene(cache);
  scene.addNode("rock.mesh");
  scene.addNode("tree.mesh");

  std::atomic<bool> quit{false};
  std::atomic<std::uint64_t> number{0};
  std::thread renderer([&] {
    while (!quit)
      scene.frame(++number);
  });
  std::thread janitor([&] {
    while (!quit) {
      cache.trim(number);
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  });
  std::this_thread::sleep_for(std::chrono::seconds(1));
  quit = true;
  renderer.join();
  janitor.join();
}
