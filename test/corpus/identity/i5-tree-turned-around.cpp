// ROW: I5
// VERDICT: ok
// FINDINGS:
// WHY: rotations make left what was above and right what was below, but every walk with two locks goes down.
#include <mutex>

struct Entry {
  std::mutex mutex;
  int key = 0;
  Entry *up = nullptr;
  Entry *left = nullptr;
  Entry *right = nullptr;
};

/// The whole tree is still: only one thread balances.
static Entry *turnLeft(Entry *x) {
  Entry *y = x->right;
  x->right = y->left;
  if (x->right)
    x->right->up = x;
  y->up = x->up;
  y->left = x;
  x->up = y;
  return y;
}

static Entry *turnRight(Entry *x) {
  Entry *y = x->left;
  x->left = y->right;
  if (x->left)
    x->left->up = x;
  y->up = x->up;
  y->right = x;
  x->up = y;
  return y;
}

Entry *turnTwice(Entry *x) {
  x->left = turnLeft(x->left);
  return turnRight(x);
}

int smallest(Entry *at) {
  std::unique_lock<std::mutex> lock(at->mutex);
  while (Entry *below = at->left) {
    std::unique_lock<std::mutex> belowLock(below->mutex);
    lock = std::move(belowLock);
    at = below;
  }
  return at->key;
}

int largest(Entry *at) {
  std::unique_lock<std::mutex> lock(at->mutex);
  while (Entry *below = at->right) {
    std::unique_lock<std::mutex> belowLock(below->mutex);
    lock = std::move(belowLock);
    at = below;
  }
  return at->key;
}
