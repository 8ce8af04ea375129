#include "heater.h"

#include <stddef.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  pthread_t regulator;
  int degrees = argc > 1 ? atoi(argv[1]) : 21;
  apply_settings(degrees);
  if (pthread_create(&regulator, NULL, regulate, NULL) != 0)
    return 1;
  pthread_join(regulator, NULL);
  return 0;
}
