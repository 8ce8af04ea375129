#include "search.h"

static int lookUp(int shard, int word) {
  return word % (shard + 2);
}

std::future<int> Search::find(int word) {
  return queries_.enqueue([this, word] { return askShards(word); });
}

int Search::askShards(int word) {
  std::future<int> first = shards_.enqueue(lookUp, 0, word);
  const int own = lookUp(1, word);
  const int hits = first.get();
  return own + hits;
}
