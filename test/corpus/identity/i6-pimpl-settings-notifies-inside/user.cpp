#include "settings.h"
#include <thread>

int main() {
  Settings settings;
  settings.setValue("font", "serif");
  std::thread migration([&] { settings.renameKey("font", "ui/font"); });
  std::string font = settings.value("font", "sans");
  migration.join();
  return font.empty();
}
