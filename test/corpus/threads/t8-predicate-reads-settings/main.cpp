#include "mailbox.h"

#include <cstdio>
#include <thread>

int main() {
  Mailbox mailbox;
  std::thread reader([&mailbox] { std::puts(mailbox.next().c_str()); });
  mailbox.post("welcome");
  mailbox.unmute();
  reader.join();
}
