#pragma once

#include <atomic>

class SettingsPanel {
public:
  void setTheme(int theme);
  void loadIcons();

private:
  void themeChanged();

  std::atomic<int> theme_{0};
  int icons_ = 0;
  int repaints_ = 0;
};
