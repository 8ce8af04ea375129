#pragma once

#include "thread_pool.h"

class Search {
public:
  Search(ThreadPool &queries, ThreadPool &shards) : queries_(queries), shards_(shards) {}

  std::future<int> find(int word);

private:
  int askShards(int word);

  ThreadPool &queries_;
  ThreadPool &shards_;
};
