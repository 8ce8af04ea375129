// ROW: O8
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: tracksMutex playlistsMutex
// WHY: the gate is released as soon as a thread has been started, so scan and sync run at once and invert the two locks.
#include <mutex>
#include <thread>
#include <vector>

static std::mutex startGate;

static std::mutex tracksMutex;
static std::vector<int> tracks;
static std::mutex playlistsMutex;
static std::vector<int> playlists;

static void scanTracks() {
  std::lock_guard<std::mutex> tracksLock(tracksMutex);
  tracks.push_back(1);
  std::lock_guard<std::mutex> playlistsLock(playlistsMutex); // FINDING: lock-order-cycle
  playlists.assign(tracks.begin(), tracks.end());
}

static void syncPlaylists() {
  std::lock_guard<std::mutex> playlistsLock(playlistsMutex);
  std::lock_guard<std::mutex> tracksLock(tracksMutex); // FINDING: lock-order-cycle
  tracks.insert(tracks.end(), playlists.begin(), playlists.end());
}

static std::thread startScan() {
  std::lock_guard<std::mutex> gate(startGate);
  return std::thread(scanTracks);
}

static std::thread startSync() {
  std::lock_guard<std::mutex> gate(startGate);
  return std::thread(syncPlaylists);
}

int main() {
  std::thread scan = startScan();
  std::thread sync = startSync();
  scan.join();
  sync.join();
}
