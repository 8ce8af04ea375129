#include "sheet.h"

int expression(const char *&at, Names &names) {
  int sum = term(at, names);
  while (*at == '+') {
    ++at;
    sum += term(at, names);
  }
  return sum;
}
