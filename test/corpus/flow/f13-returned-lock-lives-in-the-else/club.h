#pragma once

#include <mutex>
#include <set>
#include <vector>

class Members {
public:
  /// Keep what this returns for as long as you use the members.
  std::unique_lock<std::mutex> lock();
  bool contains(int person) const;

private:
  std::mutex mutex_;
  std::set<int> persons_;
};

class Visits {
public:
  void add(int person);
  void prune(Members &members);

private:
  std::mutex mutex_;
  std::vector<int> visits_;
};

bool admit(int person, Members &members, Visits &visits);
