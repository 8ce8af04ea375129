#include "scan.h"

struct file {
  struct work work;
  int number;
  int size;
};

static void scan_file(void *arg) {
  struct file *file = arg;
  file->size = file->number * 512;
}

void scan_folder(void *arg) {
  int *total = arg;
  struct file files[FILES];
  for (int i = 0; i < FILES; ++i) {
    files[i].number = i;
    work_submit(&scans, &files[i].work, scan_file, &files[i]);
  }
  for (int i = 0; i < FILES; ++i) {
    work_wait(&scans, &files[i].work);
    *total += files[i].size;
  }
}
