#ifndef LOCKS_H
#define LOCKS_H

/* Number 0 is the manifest, the others are the elements. */
#define MANIFEST 0
#define LOCK_COUNT 64

void locks_init(void);
void locks_acquire(int id);
void locks_release(int id);

#endif
