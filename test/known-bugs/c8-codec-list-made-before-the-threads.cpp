// ROW: C8
// VERDICT: ok
// FINDINGS:
// WHY: main() makes the list before it starts a thread, so the initialiser never runs with streams locked; only plugins-then-streams is nested.
// REASON: that a static was initialised before the first thread started is not followed to its later uses.
#include <mutex>
#include <string>
#include <thread>
#include <vector>

static std::mutex pluginsMutex;
static std::vector<std::string> plugins{"flac", "opus"};
static std::mutex streamsMutex;
static std::vector<std::string> streams;

static std::vector<std::string> findCodecs() {
  std::vector<std::string> names;
  std::lock_guard<std::mutex> lock(pluginsMutex);
  for (const std::string &plugin : plugins)
    names.push_back("codec/" + plugin);
  return names;
}

static const std::vector<std::string> &codecs() {
  static const std::vector<std::string> names = findCodecs();
  return names;
}

static void openStreams(int count) {
  for (int i = 0; i < count; ++i) {
    std::lock_guard<std::mutex> lock(streamsMutex);
    const auto &known = codecs();
    streams.push_back(known[static_cast<std::size_t>(i) % known.size()]);
  }
}

static void unloadPlugins() {
  std::lock_guard<std::mutex> lock(pluginsMutex);
  while (!plugins.empty()) {
    plugins.pop_back();
    std::lock_guard<std::mutex> streamsLock(streamsMutex);
    streams.clear();
  }
}

int main() {
  if (codecs().empty())
    return 1;
  std::thread player(openStreams, 100);
  std::thread unloader(unloadPlugins);
  player.join();
  unloader.join();
}
