#include "settings_panel.h"

int main() {
  static SettingsPanel panel;
  panel.loadIcons();
  panel.setTheme(2);
}
