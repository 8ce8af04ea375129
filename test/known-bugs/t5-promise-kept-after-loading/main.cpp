#include "catalog.h"

#include <cstdio>

int main() {
  Catalog catalog;
  std::printf("%zu titles\n", catalog.open());
}
