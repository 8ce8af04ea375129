#include "scan.h"

#include <stdio.h>

struct work_queue scans;

int main(void) {
  static int totals[FOLDERS];
  if (work_queue_start(&scans) == 0)
    return 1;
  for (int i = 0; i < FOLDERS; ++i) {
    scan_folder(&totals[i]);
    printf("%d\n", totals[i]);
  }
  work_queue_stop(&scans);
  return 0;
}
