#include "compiler.h"

#include <cstdio>

void emit(Compiler &compiler, int count) {
  for (int i = 0; i < count; ++i) {
    const int instruction = compiler.instructions.pop();
    std::printf("%d\n", instruction);
  }
}
