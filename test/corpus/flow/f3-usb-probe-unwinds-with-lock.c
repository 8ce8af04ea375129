// ROW: F3
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: Every label of the ladder undoes what was done before its jump, and the lock is the last to be undone; the two early returns come before it is taken.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEV_MAX 8

struct urb {
  unsigned char *buf;
  size_t len;
};

struct device {
  int minor;
  struct urb in, out;
  pthread_mutex_t io;
};

static pthread_mutex_t minors_lock = PTHREAD_MUTEX_INITIALIZER;
static struct device *minors[DEV_MAX];

static int urb_init(struct urb *u, size_t len) {
  u->buf = malloc(len);
  if (!u->buf)
    return -ENOMEM;
  u->len = len;
  return 0;
}

static void urb_free(struct urb *u) {
  free(u->buf);
  u->buf = NULL;
}

int device_probe(size_t packet, struct device **result) {
  struct device *dev;
  int rc;

  if (packet == 0 || packet > 4096)
    return -EINVAL;
  dev = calloc(1, sizeof *dev);
  if (!dev)
    return -ENOMEM;

  rc = pthread_mutex_lock(&minors_lock);
  if (rc)
    goto err_free;
  for (dev->minor = 0; dev->minor < DEV_MAX; dev->minor++)
    if (!minors[dev->minor])
      break;
  if (dev->minor == DEV_MAX) {
    rc = ENOSPC;
    goto err_unlock;
  }
  rc = -urb_init(&dev->in, packet);
  if (rc)
    goto err_unlock;
  rc = -urb_init(&dev->out, packet);
  if (rc)
    goto err_in;
  rc = pthread_mutex_init(&dev->io, NULL);
  if (rc)
    goto err_out;
  minors[dev->minor] = dev;
  pthread_mutex_unlock(&minors_lock);
  *result = dev;
  return 0;

err_out:
  urb_free(&dev->out);
err_in:
  urb_free(&dev->in);
err_unlock:
  pthread_mutex_unlock(&minors_lock);
err_free:
  free(dev);
  return -rc;
}

void device_disconnect(struct device *dev) {
  pthread_mutex_lock(&minors_lock);
  minors[dev->minor] = NULL;
  pthread_mutex_lock(&dev->io);
  urb_free(&dev->in);
  urb_free(&dev->out);
  pthread_mutex_unlock(&dev->io);
  pthread_mutex_unlock(&minors_lock);
  pthread_mutex_destroy(&dev->io);
  free(dev);
}
