#include "crawler.h"

rt::Executor parsers(2);

static int parseAgain(int page) {
  auto bytes = fetchers.submit([page] { return page * 1024; });
  return bytes.get() % 17; // FINDING: resource-cycle
}

std::future<int> reindex(int page) {
  return parsers.submit([page] { return parseAgain(page); });
}
