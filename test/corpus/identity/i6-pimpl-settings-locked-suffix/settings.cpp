#include "settings.h"
#include <map>
#include <mutex>

struct Settings::Private {
  mutable std::mutex mutex;
  std::map<std::string, std::string> values;

  bool hasLocked(const std::string &key) const { return values.count(key) != 0; }
};

Settings::Settings() : d(std::make_unique<Private>()) {}
Settings::~Settings() = default;
Settings::Settings(Settings &&) noexcept = default;
Settings &Settings::operator=(Settings &&) noexcept = default;

std::string Settings::value(const std::string &key, const std::string &fallback) const {
  std::lock_guard<std::mutex> lock(d->mutex);
  auto it = d->values.find(key);
  return it == d->values.end() ? fallback : it->second;
}

void Settings::setValue(const std::string &key, const std::string &value) {
  std::lock_guard<std::mutex> lock(d->mutex);
  d->values[key] = value;
}

bool Settings::contains(const std::string &key) const {
  std::lock_guard<std::mutex> lock(d->mutex);
  return d->hasLocked(key);
}

void Settings::renameKey(const std::string &from, const std::string &to) {
  std::lock_guard<std::mutex> lock(d->mutex);
  if (d->hasLocked(to))
    return;
  auto node = d->values.extract(from);
  if (!node.empty()) {
    node.key() = to;
    d->values.insert(std::move(node));
  }
}
