#pragma once

#include <mutex>

struct Node {
  std::mutex mutex;
  int value = 0;
  Node *next = nullptr;
};

class Cursor {
public:
  explicit Cursor(Node &first) : node_(&first), lock_(first.mutex) {}

  bool advance();
  int &value() { return node_->value; }

private:
  Node *node_;
  std::unique_lock<std::mutex> lock_;
};
