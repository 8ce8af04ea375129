// Pools that never run out: nobody waits for a second unit of theirs.

// RUN: %analyze %expected -I%source/include %s

#include <holdwait/holdwait.h>

struct Session {
  int number;
};

class HOLDWAIT_POOL Engine {
public:
  Engine(HOLDWAIT_UNITS int size, HOLDWAIT_OVERFLOW int more);
  Session *take() HOLDWAIT_LEASE;
  void give(Session *) HOLDWAIT_RETURN;
};

class HOLDWAIT_POOL Buffers {
public:
  explicit Buffers(int size);
  Session *take() HOLDWAIT_LEASE;
  void give(Session *) HOLDWAIT_RETURN;
};

class HOLDWAIT_POOL Pages {
public:
  explicit Pages(int size);
  Session *take() HOLDWAIT_LEASE;
  void give(Session *) HOLDWAIT_RETURN;
};

Engine endless(5, -1), bounded(5, 10);
Buffers unlimited(-1), four(4);
extern Engine elsewhere;
extern Pages theirs;

template <class Pool> void two(Pool &pool) {
  Session *one = pool.take();
  Session *other = pool.take(); // expected-warning {{A second unit of 'bounded' is leased}} expected-warning {{A second unit of 'four' is leased}} expected-warning {{A second unit of 'theirs' is leased}}
  pool.give(other);
  pool.give(one);
}

void nobodyWaits() {
  two(endless);
  two(unlimited);
}

void somebodyMayWait() {
  two(bounded);
  two(four);
}

// An engine may be made without limit, pages hardly are.
void madeElsewhere() {
  two(elsewhere);
  two(theirs);
}

class Reports {
public:
  explicit Reports(int more) : engine(5, more), sessions(3) {}

  void print() {
    two(engine); // As many as somebody configured.
    Session *one = sessions.take();
    Session *other = sessions.take(); // expected-warning {{A second unit of 'sessions' is leased}}
    sessions.give(other);
    sessions.give(one);
  }

private:
  Engine engine;
  Buffers sessions;
};
