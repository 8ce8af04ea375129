#include "workers.h"

Workers &workers() {
  static Workers instance(6);
  return instance;
}
