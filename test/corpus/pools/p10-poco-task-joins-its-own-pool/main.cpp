#include "importer.h"

#include <Poco/Thread.h>

int main(int argc, char **argv) {
  Importer importer(std::vector<std::string>(argv + 1, argv + argc));
  importer.begin();
  Poco::Thread::sleep(60000);
}
