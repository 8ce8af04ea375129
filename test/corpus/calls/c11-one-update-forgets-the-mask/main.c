#include "config.h"

#include <stdio.h>

int main(void) {
  int key = 0;
  int value = 0;
  hangup_install();
  while (scanf("%d %d", &key, &value) == 2) {
    if (key < 0 || key >= CONFIG_KEYS)
      continue;
    if (config_get(key) != value)
      config_set(key, value);
  }
  return 0;
}
