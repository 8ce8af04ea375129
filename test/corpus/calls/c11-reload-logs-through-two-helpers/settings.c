#include "settings.h"

#include "log.h"

#include <stdatomic.h>

static _Atomic int generation;

void settings_reload(void) {
  log_set_level(atomic_fetch_add(&generation, 1) % 2 ? LOG_DEBUG : LOG_INFO);
  log_event(LOG_INFO, "settings reloaded\n");
}
