#include "club.h"

bool admit(int person, Members &members, Visits &visits) {
  if (auto lock = members.lock(); members.contains(person)) {
    return true;
  } else {
    visits.add(person);
    return false;
  }
}
