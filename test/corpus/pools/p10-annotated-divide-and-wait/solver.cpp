#include "solver.h"

#include "workers.h"

static int solve(int from, int to) {
  if (to - from < 16)
    return to - from;
  const int middle = from + (to - from) / 2;
  std::future<int> upper = workers().submit([=] { return solve(middle, to); });
  const int lower = solve(from, middle);
  return lower + upper.get(); // FINDING: executor-self-wait
}

std::future<int> solveLater(int from, int to) {
  return workers().submit([=] { return solve(from, to); });
}
