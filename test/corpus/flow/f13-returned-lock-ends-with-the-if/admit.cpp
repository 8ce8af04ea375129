#include "club.h"

bool admit(int person, Members &members, Visits &visits) {
  if (auto lock = members.lock(); members.contains(person)) {
    return true;
  }
  visits.add(person);
  return false;
}
