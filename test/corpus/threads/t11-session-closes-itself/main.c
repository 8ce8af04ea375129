#include "session.h"

#include <stddef.h>

int main(void) {
  for (int i = 1; i <= 4; i++) {
    if (session_open(10 * i) == NULL)
      return 1;
  }
  pthread_exit(NULL);
}
