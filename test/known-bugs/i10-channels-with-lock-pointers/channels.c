#include "mixer.h"

static pthread_mutex_t music_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t speech_lock = PTHREAD_MUTEX_INITIALIZER;

pthread_mutex_t output_lock = PTHREAD_MUTEX_INITIALIZER;
int output_level;
struct channel music = {.lock = &music_lock};
struct channel speech = {.lock = &speech_lock};
