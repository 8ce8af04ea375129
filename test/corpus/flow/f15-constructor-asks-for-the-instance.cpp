// ROW: F15
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Config::mutex_
// WHY: the constructor runs with mutex_ locked and the instance not yet stored, and defaultPath() asks for the instance again.
#include <atomic>
#include <mutex>
#include <string>

class Config {
public:
  static Config *get() {
    Config *config = instance_.load();
    if (!config) {
      std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
      config = instance_.load();
      if (!config) {
        config = new Config();
        instance_.store(config);
      }
    }
    return config;
  }

  const std::string &language() const { return language_; }
  const std::string &path() const { return path_; }

private:
  Config();

  static inline std::atomic<Config *> instance_{nullptr};
  static inline std::mutex mutex_;
  std::string language_ = "en";
  std::string path_;
};

static std::string defaultPath() { return "/usr/share/editor/" + Config::get()->language(); }

Config::Config() : path_(defaultPath()) {}

std::string helpFile(const std::string &topic) { return Config::get()->path() + "/" + topic; }
