#include "chart.h"

#include <cstdio>
#include <thread>

int main() {
  Feed feed;
  Chart chart(feed);
  std::thread exchange([&feed] {
    for (int cents = 0; cents < 1000; ++cents)
      feed.publish(cents / 100.0);
  });
  std::thread painter([&chart] {
    for (int frame = 0; frame < 60; ++frame)
      std::printf("%.2f\n", chart.redraw());
  });
  exchange.join();
  painter.join();
}
