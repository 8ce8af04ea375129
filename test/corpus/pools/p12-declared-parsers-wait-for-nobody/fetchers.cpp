#include "crawler.h"

rt::Executor fetchers(4);

static int fetch(int page) {
  const int bytes = page * 1024;
  auto links = parsers.submit([bytes] { return bytes % 17; });
  return links.get();
}

std::future<int> visit(int page) {
  return fetchers.submit([page] { return fetch(page); });
}
