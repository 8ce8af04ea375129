// Units of pools.

// RUN: %analyze %expected -I%source/include %s

#include <holdwait/holdwait.h>
#include <memory>

struct Session {
  int number;
};

class HOLDWAIT_POOL Sessions {
public:
  Session *take() HOLDWAIT_LEASE;
  bool tryTake(Session **) HOLDWAIT_TRY_LEASE(true);
  void give(Session *) HOLDWAIT_RETURN;
};

Sessions sessions, others;
int used;

static int count() {
  Session *s = sessions.take(); // expected-warning {{A second unit of 'sessions' is leased while one is held: threads that hold one each wait for each other}}
  int n = s->number;
  sessions.give(s);
  return n;
}

void nested() {
  Session *s = sessions.take();
  used += count();
  sessions.give(s);
}

void oneAfterTheOther() {
  Session *s = sessions.take();
  sessions.give(s);
  used += count();
}

void twoPools() {
  Session *s = sessions.take();
  Session *t = others.take();
  others.give(t);
  sessions.give(s);
}

void tried() {
  Session *s = sessions.take(), *t = nullptr;
  if (sessions.tryTake(&t))
    sessions.give(t);
  sessions.give(s);
}

void leaked(bool stop) {
  Session *s = sessions.take();
  if (stop)
    return; // expected-warning {{A unit of 'sessions' is not given back on this path; line 59 gives it back on another}}
  sessions.give(s);
}
