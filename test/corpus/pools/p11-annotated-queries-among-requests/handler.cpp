#include "executors.h"

static int runQuery(int user) { return user * 3; }

static int handle(int user) {
  std::future<int> rows = requests.submit([user] { return runQuery(user); });
  return rows.get(); // FINDING: executor-self-wait
}

std::future<int> acceptUser(int user) {
  return requests.submit([user] { return handle(user); });
}
