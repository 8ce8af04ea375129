#ifndef PHONE_H
#define PHONE_H
#include "os_mutex.h"
#include <string>
#include <vector>

class Phone {
public:
  void dial(const std::string &number);
  void hangUp();
  std::string report();

private:
  os::Mutex line_lock_;
  os::Mutex log_lock_;
  std::string current_;
  std::vector<std::string> log_;
};

#endif
