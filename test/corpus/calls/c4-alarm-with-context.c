// ROW: C4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: alarm::lock oven::lock
// WHY: alarm_tick() calls oven_off() with the alarm locked and it locks the oven, oven_start() sets the alarm with the oven locked.
#include <pthread.h>
#include <stddef.h>

typedef void (*alarm_fn)(void *context);

struct alarm {
  pthread_mutex_t lock;
  int minutes;
  alarm_fn ring;
  void *context;
};

struct oven {
  pthread_mutex_t lock;
  struct alarm *alarm;
  int watts;
};

void alarm_init(struct alarm *alarm) {
  pthread_mutex_init(&alarm->lock, NULL);
  alarm->minutes = 0;
}

void alarm_set(struct alarm *alarm, int minutes, alarm_fn ring, void *context) {
  pthread_mutex_lock(&alarm->lock); // FINDING: lock-order-cycle
  alarm->minutes = minutes;
  alarm->ring = ring;
  alarm->context = context;
  pthread_mutex_unlock(&alarm->lock);
}

void alarm_tick(struct alarm *alarm) {
  pthread_mutex_lock(&alarm->lock);
  if (alarm->minutes > 0 && --alarm->minutes == 0)
    alarm->ring(alarm->context);
  pthread_mutex_unlock(&alarm->lock);
}

static void oven_off(void *context) {
  struct oven *oven = context;
  pthread_mutex_lock(&oven->lock); // FINDING: lock-order-cycle
  oven->watts = 0;
  pthread_mutex_unlock(&oven->lock);
}

void oven_init(struct oven *oven, struct alarm *alarm) {
  pthread_mutex_init(&oven->lock, NULL);
  oven->alarm = alarm;
  oven->watts = 0;
}

void oven_start(struct oven *oven, int minutes) {
  pthread_mutex_lock(&oven->lock);
  oven->watts = 2000;
  alarm_set(oven->alarm, minutes, oven_off, oven);
  pthread_mutex_unlock(&oven->lock);
}
