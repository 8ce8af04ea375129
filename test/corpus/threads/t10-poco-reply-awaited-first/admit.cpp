#include "turnstile.h"

bool admit(Turnstile &turnstile, int number) {
  turnstile.tickets.enqueueNotification(new Ticket(number));
  Poco::Notification::Ptr reply(turnstile.answers.waitDequeueNotification());
  const auto *answer = dynamic_cast<const Answer *>(reply.get());
  if (answer == nullptr || !answer->valid)
    return false;
  Poco::Mutex::ScopedLock lock(turnstile.stateMutex);
  ++turnstile.admitted;
  return true;
}
