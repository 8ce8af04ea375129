// C: return codes, tables of functions, initialiser macros, cleanup.
// RUN: %cskeleton | FileCheck %s
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>

// CHECK-DAG: lock variable recursive id {{.*}} recursive
static pthread_mutex_t recursive = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

struct device {
  pthread_mutex_t lock;
  const struct operations *ops;
};

struct operations {
  int (*open)(struct device *d);
};

// CHECK-LABEL: define openDevice(%d pointer) address_taken
// CHECK: acquire %d->device::lock into %[[R:[0-9]+]] zero
// CHECK: goto {{.*}} if %[[R]] != 0
static int openDevice(struct device *d) {
  if (pthread_mutex_lock(&d->lock))
    return -1;
  pthread_mutex_unlock(&d->lock);
  return 0;
}

static const struct operations table = {.open = openDevice};

// CHECK-LABEL: define dispatch(%d pointer)
// CHECK: assign %d->device::ops = &table
// CHECK: call through %d->device::ops->operations::open(%d)
int dispatch(struct device *d) {
  d->ops = &table;
  return d->ops->open(d);
}

// CHECK-LABEL: define prepare(%d pointer)
// CHECK: assign %attributes = 1
// CHECK: init %d->device::lock with %attributes mask 1
void prepare(struct device *d) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&d->lock, &attributes);
}

static void unlock(pthread_mutex_t **m) { pthread_mutex_unlock(*m); }

// CHECK-LABEL: define cleaned(%d pointer)
// CHECK: acquire %d->device::lock
// CHECK: assign %held = &%d->device::lock
// CHECK: call unlock(&%held)
void cleaned(struct device *d) {
  pthread_mutex_lock(&d->lock);
  __attribute__((cleanup(unlock))) pthread_mutex_t *held = &d->lock;
}

// CHECK-LABEL: define fatal()
// CHECK: acquire recursive
// CHECK: block {{.*}} noreturn:
void fatal(void) {
  if (pthread_mutex_lock(&recursive))
    abort();
  pthread_mutex_unlock(&recursive);
}

// CHECK-LABEL: define "initialisation of c-functions.c"() static_init
// CHECK: assign table.operations::open = &openDevice
