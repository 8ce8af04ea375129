#include "club.h"

#include <algorithm>

void Visits::add(int person) {
  std::lock_guard<std::mutex> lock(mutex_);
  visits_.push_back(person);
}

void Visits::prune(Members &members) {
  std::lock_guard<std::mutex> lock(mutex_);
  const auto membersLock = members.lock();
  auto known = [&members](int person) { return members.contains(person); };
  visits_.erase(std::remove_if(visits_.begin(), visits_.end(), known), visits_.end());
}
