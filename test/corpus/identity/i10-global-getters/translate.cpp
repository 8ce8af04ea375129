#include "globals.h"

int translate(const std::string &text) {
  std::lock_guard<std::mutex> locale(localeMutex());
  const std::string &translated = translations[text];
  std::lock_guard<std::mutex> font(fontMutex()); // FINDING: lock-order-cycle
  return fonts[translated];
}
