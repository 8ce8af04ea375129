// ROW: T1
// VERDICT: low
// FINDINGS: lock-order-cycle
// LOCKS: Names::mutex Blobs::mutex
// WHY: the tool starts no thread at all; main runs the two orders one after the other.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>

struct Blobs {
  std::mutex mutex;
  std::map<int, std::string> texts;
};

struct Names {
  std::mutex mutex;
  std::map<std::string, int> ids;
};

static Blobs blobs;
static Names names;

static void build() {
  std::scoped_lock namesLock(names.mutex);
  std::scoped_lock blobsLock(blobs.mutex); // FINDING: lock-order-cycle
  for (const auto &[id, text] : blobs.texts)
    names.ids[text] = id;
}

static void prune() {
  std::scoped_lock blobsLock(blobs.mutex);
  std::scoped_lock namesLock(names.mutex); // FINDING: lock-order-cycle
  for (auto it = blobs.texts.begin(); it != blobs.texts.end();)
    it = names.ids.count(it->second) != 0 ? std::next(it) : blobs.texts.erase(it);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; ++i)
    blobs.texts[i] = argv[i];
  build();
  prune();
  std::printf("%zu names\n", names.ids.size());
}
