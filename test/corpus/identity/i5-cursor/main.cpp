#include "cursor.h"

#include <array>
#include <thread>

static std::array<Node, 16> nodes;

static void increment() {
  Cursor cursor(nodes.front());
  do
    ++cursor.value();
  while (cursor.advance());
}

static void negate() {
  Cursor cursor(nodes.front());
  do
    cursor.value() = -cursor.value();
  while (cursor.advance());
}

int main() {
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i)
    nodes[i].next = &nodes[i + 1];
  std::thread first(increment);
  std::thread second(negate);
  first.join();
  second.join();
}
