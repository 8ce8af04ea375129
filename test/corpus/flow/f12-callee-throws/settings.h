#ifndef SETTINGS_H
#define SETTINGS_H

unsigned short toPort(long number);

bool setPort(long number);
unsigned short port();

#endif
