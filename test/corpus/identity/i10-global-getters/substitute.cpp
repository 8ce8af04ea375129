#include "globals.h"

void substitute(const std::string &missing) {
  std::lock_guard<std::mutex> font(fontMutex());
  if (fonts.erase(missing) == 0)
    return;
  std::lock_guard<std::mutex> locale(localeMutex()); // FINDING: lock-order-cycle
  translations.erase(missing);
}
