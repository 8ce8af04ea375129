#include "settings_panel.h"

#include "event_loop.h"

void SettingsPanel::setTheme(int theme) {
  theme_ = theme;
  uiLoop.post([this] { themeChanged(); });
}

void SettingsPanel::themeChanged() {
  loadIcons();
  ++repaints_;
}

void SettingsPanel::loadIcons() {
  uiLoop.runSync([this] { icons_ = theme_ * 10; });
}
