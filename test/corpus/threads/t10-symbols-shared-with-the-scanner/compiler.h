#pragma once

#include "channel.h"

#include <mutex>
#include <string>

struct Compiler {
  Channel<std::string, 8> tokens;
  Channel<int, 8> instructions;
  std::mutex symbolsMutex;
  int symbols = 0;
};

void scan(Compiler &compiler, int count);
void parse(Compiler &compiler, int count);
void emit(Compiler &compiler, int count);
