#pragma once

#include <Poco/AutoPtr.h>
#include <Poco/Mutex.h>
#include <Poco/Notification.h>
#include <Poco/NotificationQueue.h>

struct Ticket : Poco::Notification {
  explicit Ticket(int number) : number(number) {}
  const int number;
};

struct Answer : Poco::Notification {
  explicit Answer(bool valid) : valid(valid) {}
  const bool valid;
};

struct Turnstile {
  Poco::NotificationQueue tickets;
  Poco::NotificationQueue answers;
  Poco::Mutex stateMutex;
  int admitted = 0;
  int checked = 0;
};

bool admit(Turnstile &turnstile, int number);
void checkTickets(Turnstile &turnstile);
