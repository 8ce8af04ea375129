#include "door.h"
#include <holdwait/holdwait.h>
#include <mutex>

std::mutex Yard;

void in() {
  door_enter();
  Yard.lock();
  Yard.unlock();
  door_leave();
}

void out() {
  std::lock_guard<std::mutex> Hold(Yard);
  door_enter();
  door_leave();
}
