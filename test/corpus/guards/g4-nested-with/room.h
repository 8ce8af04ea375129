#pragma once

#include "shared_state.h"

#include <set>
#include <string>

using Names = std::set<std::string>;

class Room {
public:
  bool join(const std::string &name);
  void kick(const std::string &prefix);
  bool empty() const;

private:
  SharedState<Names> members_;
  SharedState<Names> bans_;
};
