#include "compiler.h"

#include <cstdio>

void emit(Compiler &compiler, int count) {
  for (int i = 0; i < count; ++i) {
    const int instruction = compiler.instructions.pop();
    std::lock_guard<std::mutex> lock(compiler.symbolsMutex); // FINDING: wait-while-holding
    std::printf("%d of %d\n", instruction, compiler.symbols);
  }
}
