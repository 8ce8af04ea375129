#include "window.h"

int main() {
  ui::Window window;
  window.open();
  window.close();
  return window.frames() < 0;
}
