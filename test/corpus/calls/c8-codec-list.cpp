// ROW: C8
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: streamsMutex pluginsMutex
// WHY: openStream() reaches the static with streams locked and its initialiser locks plugins, unloadPlugin() locks plugins then streams.
#include <mutex>
#include <string>
#include <vector>

static std::mutex pluginsMutex;
static std::vector<std::string> plugins{"flac", "opus"};
static std::mutex streamsMutex;
static std::vector<std::string> streams;

namespace {

class CodecList {
public:
  CodecList() {
    std::lock_guard<std::mutex> lock(pluginsMutex); // FINDING: lock-order-cycle
    for (const std::string &plugin : plugins)
      names_.push_back("codec/" + plugin);
  }

  bool has(const std::string &codec) const {
    for (const std::string &name : names_)
      if (name == codec)
        return true;
    return false;
  }

private:
  std::vector<std::string> names_;
};

const CodecList &codecs() {
  static const CodecList list;
  return list;
}

} // namespace

bool openStream(const std::string &codec) {
  std::lock_guard<std::mutex> lock(streamsMutex);
  if (!codecs().has(codec))
    return false;
  streams.push_back(codec);
  return true;
}

void unloadPlugin() {
  std::lock_guard<std::mutex> lock(pluginsMutex);
  if (plugins.empty())
    return;
  plugins.pop_back();
  std::lock_guard<std::mutex> streamsLock(streamsMutex); // FINDING: lock-order-cycle
  streams.clear();
}
