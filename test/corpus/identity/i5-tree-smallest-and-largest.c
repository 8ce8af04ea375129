// ROW: I5
// VERDICT: ok
// FINDINGS:
// WHY: both walks go down the tree, one to the left and one to the right: nobody comes up.
#include <pthread.h>
#include <stddef.h>

struct node {
  pthread_mutex_t lock;
  int key;
  struct node *left, *right;
};

void node_insert(struct node *root, struct node *added) {
  pthread_mutex_lock(&root->lock);
  for (;;) {
    struct node **slot = added->key < root->key ? &root->left : &root->right;
    struct node *below = *slot;
    if (below == NULL) {
      *slot = added;
      break;
    }
    pthread_mutex_lock(&below->lock);
    pthread_mutex_unlock(&root->lock);
    root = below;
  }
  pthread_mutex_unlock(&root->lock);
}

int smallest(struct node *n) {
  pthread_mutex_lock(&n->lock);
  while (n->left != NULL) {
    struct node *below = n->left;
    pthread_mutex_lock(&below->lock);
    pthread_mutex_unlock(&n->lock);
    n = below;
  }
  int key = n->key;
  pthread_mutex_unlock(&n->lock);
  return key;
}

int largest(struct node *n) {
  pthread_mutex_lock(&n->lock);
  while (n->right != NULL) {
    struct node *below = n->right;
    pthread_mutex_lock(&below->lock);
    pthread_mutex_unlock(&n->lock);
    n = below;
  }
  int key = n->key;
  pthread_mutex_unlock(&n->lock);
  return key;
}
