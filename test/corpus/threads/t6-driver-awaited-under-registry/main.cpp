#include "registry.h"

#include <cstdio>

int main() {
  Registry registry;
  std::printf("%zu symbols\n", registry.install("serial"));
}
