#include "sheet.h"

static int factor(const char *&at, Names &names) {
  if (*at != '(')
    return *at == '\0' ? 0 : names.value(*at++);
  ++at;
  const int inner = expression(at, names);
  if (*at == ')')
    ++at;
  return inner;
}

int term(const char *&at, Names &names) {
  int product = factor(at, names);
  while (*at == '*') {
    ++at;
    product *= factor(at, names);
  }
  return product;
}
