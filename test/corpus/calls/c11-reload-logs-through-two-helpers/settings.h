#ifndef SETTINGS_H
#define SETTINGS_H

void settings_reload(void);

#endif
