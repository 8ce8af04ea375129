#include "turnstile.h"

#include <functional>
#include <thread>

int main() {
  Turnstile turnstile;
  std::thread clerk(checkTickets, std::ref(turnstile));
  int refused = 0;
  for (int number = 0; number < 100; ++number)
    refused += !admit(turnstile, number);
  turnstile.tickets.enqueueNotification(new Poco::Notification);
  clerk.join();
  return refused == 0;
}
