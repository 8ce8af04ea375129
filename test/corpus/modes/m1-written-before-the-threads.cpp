// ROW: M1
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: main is through with writing both before the two readers start, and nobody writes while they run.
#include <cstdio>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

static std::shared_mutex hostsMutex;
static std::map<std::string, int> hosts;
static std::shared_mutex portsMutex;
static std::map<int, int> ports;

static void load(int revision) {
  {
    const std::unique_lock lock(hostsMutex);
    hosts["gateway"] = revision;
    hosts["mirror"] = revision + 1;
  }
  const std::unique_lock lock(portsMutex);
  ports[revision] = 443;
  ports[revision + 1] = 8080;
}

static void reportHosts() {
  for (int round = 0; round < 1000; ++round) {
    const std::shared_lock hostsLock(hostsMutex);
    const std::shared_lock portsLock(portsMutex);
    for (const auto &[name, id] : hosts)
      std::printf("%s is at %d\n", name.c_str(), ports.contains(id) ? ports.at(id) : 0);
  }
}

static void checkPorts() {
  for (int round = 0; round < 1000; ++round) {
    const std::shared_lock portsLock(portsMutex);
    const std::shared_lock hostsLock(hostsMutex);
    if (ports.size() < hosts.size())
      std::puts("a host has no port");
  }
}

int main() {
  load(1);
  std::jthread reporter(reportHosts);
  std::jthread checker(checkPorts);
}
