// ROW: I10
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Depot::inboundMutex Depot::outboundMutex
// WHY: shift() locks the two members it is told, inbound first for dispatch() and outbound first for takeBack().
// REASON: a pointer to a member is not followed to the member.
#include <mutex>

struct Depot {
  std::mutex inboundMutex;
  int inbound = 0;
  std::mutex outboundMutex;
  int outbound = 0;
};

namespace {

struct Stack {
  std::mutex Depot::*mutex;
  int Depot::*crates;
};

constexpr Stack inboundStack{&Depot::inboundMutex, &Depot::inbound};
constexpr Stack outboundStack{&Depot::outboundMutex, &Depot::outbound};

void shift(Depot &depot, const Stack &from, const Stack &to, int crates) {
  std::lock_guard<std::mutex> fromLock(depot.*from.mutex);
  std::lock_guard<std::mutex> toLock(depot.*to.mutex); // FINDING: lock-order-cycle
  depot.*from.crates -= crates;
  depot.*to.crates += crates;
}

} // namespace

void dispatch(Depot &depot, int crates) { shift(depot, inboundStack, outboundStack, crates); }

void takeBack(Depot &depot, int crates) { shift(depot, outboundStack, inboundStack, crates); }
