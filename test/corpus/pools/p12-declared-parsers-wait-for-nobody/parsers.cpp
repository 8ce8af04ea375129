#include "crawler.h"

rt::Executor parsers(2);

std::future<int> reindex(int page) {
  auto fetched = fetchers.submit([page] { return page * 1024; });
  const int bytes = fetched.get();
  return parsers.submit([bytes] { return bytes % 17; });
}
