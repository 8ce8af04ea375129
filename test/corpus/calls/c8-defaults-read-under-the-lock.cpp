// ROW: C8
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: settingsMutex
// WHY: defaults() is only reached with settingsMutex held, and the first time its initialiser locks settingsMutex again.
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>

using Settings = std::map<std::string, std::string>;

static std::mutex settingsMutex;
static Settings overrides;

static Settings readEnvironment() {
  Settings found;
  std::lock_guard<std::mutex> lock(settingsMutex); // FINDING: self-deadlock
  for (const char *name : {"HOME", "LANG"}) {
    if (const char *value = std::getenv(name))
      found[name] = value;
  }
  return found;
}

static const Settings &defaults() {
  static const Settings settings = readEnvironment();
  return settings;
}

std::string get(const std::string &name) {
  std::lock_guard<std::mutex> lock(settingsMutex);
  if (auto found = overrides.find(name); found != overrides.end())
    return found->second;
  auto found = defaults().find(name);
  return found == defaults().end() ? std::string() : found->second;
}

void set(const std::string &name, const std::string &value) {
  std::lock_guard<std::mutex> lock(settingsMutex);
  overrides[name] = value;
}
