#include "catalogue.h"

Task refresh(Catalogue &catalogue, Download &download) {
  const int items = co_await download;
  catalogue.resizeLocked(catalogue.edit(), items);
}
