#pragma once

#include <atomic>
#include <iostream>
#include <sstream>

extern std::atomic<bool> tracing;

#define TRACE(expression)                                                                                                \
  do {                                                                                                                   \
    if (tracing) {                                                                                                       \
      std::ostringstream traced;                                                                                         \
      traced << expression << '\n';                                                                                      \
      std::clog << traced.str();                                                                                         \
    }                                                                                                                    \
  } while (false)
