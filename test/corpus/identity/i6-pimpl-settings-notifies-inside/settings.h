#pragma once
#include <memory>
#include <string>

class Settings {
public:
  Settings();
  ~Settings();
  Settings(Settings &&) noexcept;
  Settings &operator=(Settings &&) noexcept;

  std::string value(const std::string &key, const std::string &fallback = {}) const;
  void setValue(const std::string &key, const std::string &value);
  bool contains(const std::string &key) const;
  void renameKey(const std::string &from, const std::string &to);

private:
  struct Private;
  std::unique_ptr<Private> d;
};
