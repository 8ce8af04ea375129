/// The boot deadlock: two requests boot the application through different
/// modules.

#include "boot.h"
#include "watchdog.h"

#include <cstdio>
#include <thread>

int main() {
  example::startWatchdog("boot");

  // What the deployment script asks for before it lets users in.
  app::boot(app::Request::Login);
  app::boot(app::Request::Home);
  app::boot(app::Request::Login);

  std::thread invoice([] { app::boot(app::Request::Invoice); });
  std::thread search([] { app::boot(app::Request::Search); });
  invoice.join();
  search.join();

  std::puts("done");
  return 0;
}
