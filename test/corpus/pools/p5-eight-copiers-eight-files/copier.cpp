#include "copier.h"

int Copier::copy(int from, int to) {
  OpenFile source(slots_, from);
  OpenFile target(slots_, to);
  return target.path - source.path;
}

int Copier::copyAll(int firstPath, int count) {
  int bytes = 0;
  for (int path = firstPath; path < firstPath + count; ++path)
    bytes += copy(path, path + 10000);
  return bytes;
}
