#include "turnstile.h"

void checkTickets(Turnstile &turnstile) {
  for (;;) {
    Poco::Notification::Ptr next(turnstile.tickets.waitDequeueNotification());
    const auto *ticket = dynamic_cast<const Ticket *>(next.get());
    if (ticket == nullptr)
      return;
    {
      Poco::Mutex::ScopedLock lock(turnstile.stateMutex); // FINDING: wait-while-holding
      ++turnstile.checked;
    }
    turnstile.answers.enqueueNotification(new Answer(ticket->number % 7 == 0));
  }
}
