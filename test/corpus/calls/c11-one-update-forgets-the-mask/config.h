#ifndef CONFIG_H
#define CONFIG_H

#include <signal.h>

#define CONFIG_KEYS 16

int config_get(int key);
void config_set(int key, int value);
void config_reload(void);

void hangup_install(void);
void hangup_block(sigset_t *before);
void hangup_restore(const sigset_t *before);

#endif
