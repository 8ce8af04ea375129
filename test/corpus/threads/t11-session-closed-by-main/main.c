#include "session.h"

#include <stddef.h>

int main(void) {
  struct session *sessions[4];
  for (int i = 0; i < 4; i++) {
    sessions[i] = session_open(10 * (i + 1));
    if (sessions[i] == NULL)
      return 1;
  }
  for (int i = 0; i < 4; i++)
    session_close(sessions[i]);
  return 0;
}
