#include "globals.h"

std::map<std::string, std::string> translations;
std::map<std::string, int> fonts;

std::mutex &localeMutex() {
  static std::mutex mutex;
  return mutex;
}

std::mutex &fontMutex() {
  static std::mutex mutex;
  return mutex;
}
