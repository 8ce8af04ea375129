#include "editor.h"

#include <thread>

static std::mutex windowLock;
static Model model;
static View view;

static void handleKeys(int keys) {
  while (keys-- > 0) {
    std::lock_guard<std::mutex> window(windowLock);
    model.type("x", view);
  }
}

static void refresh(int frames) {
  while (frames-- > 0) {
    std::lock_guard<std::mutex> window(windowLock);
    view.paint(model);
  }
}

int main() {
  std::thread keyboard(handleKeys, 500);
  std::thread painter(refresh, 60);
  keyboard.join();
  painter.join();
}
