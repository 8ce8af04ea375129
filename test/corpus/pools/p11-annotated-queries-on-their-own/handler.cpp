#include "executors.h"

static int runQuery(int user) { return user * 3; }

static int handle(int user) {
  std::future<int> rows = queries.submit([user] { return runQuery(user); });
  return rows.get();
}

std::future<int> acceptUser(int user) {
  return requests.submit([user] { return handle(user); });
}
