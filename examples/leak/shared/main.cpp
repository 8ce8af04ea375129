/// The lock that leaks: one device brings a tag that is none, and the import of
/// the next device freezes.

#include "photo_import.h"
#include "schedule.h"
#include "watchdog.h"

#include <cstdio>
#include <thread>

int main() {
  example::startWatchdog("leak");

  photos::TagCatalogue catalogue(1000);
  std::thread camera([&catalogue] {
    photos::importTags(catalogue, {"beach", "system:raw"});
    example::schedulePoint("leak: camera imported");
  });
  std::thread phone([&catalogue] {
    example::schedulePoint("leak: camera imported");
    photos::importTags(catalogue, {"beach", "sunset"});
  });
  camera.join();
  phone.join();

  std::printf("%zu tags\n", catalogue.size());
  std::puts("done");
  return 0;
}
