// ROW: G3
// VERDICT: ok
// FINDINGS:
// WHY: prepare() takes the root's lock, acquire() hands over to a node or keeps the root, release() lets go of whichever it is.
#include <pthread.h>

struct Node {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  Node *child = nullptr;
  int low = 0;
  int high = 0;

  void lock() { pthread_mutex_lock(&mutex); }
  void unlock() { pthread_mutex_unlock(&mutex); }
  bool overlaps(int key) const { return key >= low && key <= high; }
  Node *lockedChild() {
    Node *found = child;
    found->lock();
    unlock();
    return found;
  }
};

struct Tree {
  Node root;
};

class LockedRange {
public:
  void prepare(Tree *tree) {
    Node *const root = &tree->root;
    tree_ = tree;
    subtree_ = root;
    root->lock();
  }
  void acquire(int key) {
    Node *const root = &tree_->root;
    Node *subtree;
    if (root->child == nullptr || root->overlaps(key))
      subtree = root;
    else
      subtree = root->lockedChild();
    subtree_ = subtree;
  }
  void release() { subtree_->unlock(); }

private:
  Tree *tree_ = nullptr;
  Node *subtree_ = nullptr;
};

class LockManager {
public:
  void releaseAll(const int *keys, int count) {
    for (int i = 0; i < count; ++i) {
      LockedRange range;
      range.prepare(tree_);
      range.acquire(keys[i]);
      range.release();
    }
  }

private:
  Tree *tree_ = new Tree;
};

LockManager manager;
