// ROW: F2
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: robot::lock
// WHY: an unknown command returns from inside the switch, past the unlock.
#include <pthread.h>

struct robot {
  pthread_mutex_t lock;
  int x;
  int y;
};

int robot_command(struct robot *robot, char command) {
  pthread_mutex_lock(&robot->lock); // FINDING: leaked-lock
  switch (command) {
  case 'l':
    robot->x--;
    break;
  case 'r':
    robot->x++;
    break;
  case 'u':
    robot->y++;
    break;
  case 'd':
    robot->y--;
    break;
  default:
    return -1;
  }
  pthread_mutex_unlock(&robot->lock);
  return 0;
}

void robot_home(struct robot *robot) {
  pthread_mutex_lock(&robot->lock);
  robot->x = 0;
  robot->y = 0;
  pthread_mutex_unlock(&robot->lock);
}
