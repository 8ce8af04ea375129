#include "turnstile.h"

bool admit(Turnstile &turnstile, int number) {
  Poco::Mutex::ScopedLock lock(turnstile.stateMutex);
  turnstile.tickets.enqueueNotification(new Ticket(number));
  Poco::Notification::Ptr reply(turnstile.answers.waitDequeueNotification()); // FINDING: wait-while-holding
  const auto *answer = dynamic_cast<const Answer *>(reply.get());
  if (answer == nullptr || !answer->valid)
    return false;
  ++turnstile.admitted;
  return true;
}
