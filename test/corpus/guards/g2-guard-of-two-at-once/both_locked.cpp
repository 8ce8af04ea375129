#include "both_locked.h"

BothLocked::BothLocked(std::mutex &first, std::mutex &second)
    : first_(first, std::defer_lock), second_(second, std::defer_lock) {
  std::lock(first_, second_);
}
