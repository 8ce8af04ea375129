#include "catalogue.h"

Task refresh(Catalogue &catalogue, Download &download) {
  auto lock = catalogue.edit();
  const int items = co_await download; // FINDING: suspend-while-holding
  catalogue.resize(items);
}
