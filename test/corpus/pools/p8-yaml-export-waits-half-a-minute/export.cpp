#include "converter_pool.h"

static office::ConverterPool exports(3);

static int exportAppendix(int pages) noexcept {
  if (!exports.take()) // FINDING: nested-lease
    return 0;
  int exported = pages;
  exports.give();
  return exported;
}

int exportBook(int pages, int appendixPages) noexcept {
  if (!exports.take())
    return 0;
  int exported = pages + exportAppendix(appendixPages);
  exports.give();
  return exported;
}
