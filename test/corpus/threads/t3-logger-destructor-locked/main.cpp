#include "logger.h"

int main() {
  Logger logger;
  logger.log("started");
  logger.log("done");
}
