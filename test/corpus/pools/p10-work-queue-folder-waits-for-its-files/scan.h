#ifndef SCAN_H
#define SCAN_H

#include "work_queue.h"

#define FOLDERS 16
#define FILES 8

extern struct work_queue scans;

void scan_folder(void *arg);

#endif
