// ROW: M1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: hostsMutex portsMutex
// FLAGS: -std=c++20
// WHY: hosts and ports are reloaded by a thread each while the two readers run, which hold one of them shared and wait for the other behind its waiting writer.
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

static void loadHosts(int revision) {
  const std::unique_lock lock(hostsMutex);
  hosts["gateway"] = revision;
  hosts["mirror"] = revision + 1;
}

static void loadPorts(int revision) {
  const std::unique_lock lock(portsMutex);
  ports[revision] = 443;
  ports[revision + 1] = 8080;
}

static void reportHosts() {
  for (int round = 0; round < 1000; ++round) {
    const std::shared_lock hostsLock(hostsMutex);
    const std::shared_lock portsLock(portsMutex); // FINDING: lock-order-cycle
    for (const auto &[name, id] : hosts)
      std::printf("%s is at %d\n", name.c_str(), ports.contains(id) ? ports.at(id) : 0);
  }
}

static void checkPorts() {
  for (int round = 0; round < 1000; ++round) {
    const std::shared_lock portsLock(portsMutex);
    const std::shared_lock hostsLock(hostsMutex); // FINDING: lock-order-cycle
    if (ports.size() < hosts.size())
      std::puts("a host has no port");
  }
}

int main() {
  loadHosts(1);
  loadPorts(1);
  std::jthread reporter(reportHosts);
  std::jthread checker(checkPorts);
  std::jthread hostLoader(loadHosts, 2);
  std::jthread portLoader(loadPorts, 2);
}
