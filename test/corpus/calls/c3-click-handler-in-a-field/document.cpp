#include "document.h"

static std::mutex documentMutex;
static int savedAt = 0;

void saveDocument(int clicks) {
  std::lock_guard<std::mutex> lock(documentMutex); // FINDING: lock-order-cycle
  savedAt = clicks;
}

int drawToolbar(Button &button) {
  std::lock_guard<std::mutex> lock(documentMutex);
  std::lock_guard<std::mutex> buttonLock(button.mutex); // FINDING: lock-order-cycle
  return button.clicks - savedAt;
}
