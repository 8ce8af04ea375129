#ifndef CAMERA_H
#define CAMERA_H

#include <pthread.h>

extern pthread_mutex_t frame_lock;
extern pthread_mutex_t encoder_lock;
extern int frames;
extern int encoded;

void encode_between(pthread_mutex_t *source, pthread_mutex_t *sink);
void camera_encode(void);
void camera_reset(void);

#endif
