#include "scan.h"

#include <stdio.h>

struct work_queue scans;

int main(void) {
  static struct work works[FOLDERS];
  static int totals[FOLDERS];
  if (work_queue_start(&scans) == 0)
    return 1;
  for (int i = 0; i < FOLDERS; ++i)
    work_submit(&scans, &works[i], scan_folder, &totals[i]);
  for (int i = 0; i < FOLDERS; ++i) {
    work_wait(&scans, &works[i]);
    printf("%d\n", totals[i]);
  }
  work_queue_stop(&scans);
  return 0;
}
