#include "button.h"

void click(Button &button) {
  std::lock_guard<std::mutex> lock(button.mutex);
  ++button.clicks;
  if (button.onClick)
    button.onClick(button.clicks);
}
