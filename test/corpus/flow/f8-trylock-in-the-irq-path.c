// ROW: F8
// VERDICT: ok
// FINDINGS:
// WHY: with the ring locked, the poll path only tries the config lock and goes on without it when that fails.
#include <pthread.h>

struct nic {
  pthread_mutex_t ring_lock;
  pthread_mutex_t config_lock;
  int pending;
  int budget;
  int missed;
};

int nic_poll(struct nic *nic) {
  int budget = 16;
  pthread_mutex_lock(&nic->ring_lock);
  if (pthread_mutex_trylock(&nic->config_lock) == 0) {
    budget = nic->budget;
    pthread_mutex_unlock(&nic->config_lock);
  } else {
    nic->missed++;
  }
  if (budget > nic->pending)
    budget = nic->pending;
  nic->pending -= budget;
  pthread_mutex_unlock(&nic->ring_lock);
  return budget;
}

void nic_set_budget(struct nic *nic, int budget) {
  pthread_mutex_lock(&nic->config_lock);
  pthread_mutex_lock(&nic->ring_lock);
  if (nic->pending > budget)
    nic->pending = budget;
  nic->budget = budget;
  pthread_mutex_unlock(&nic->ring_lock);
  pthread_mutex_unlock(&nic->config_lock);
}
