#include "compiler.h"

void parse(Compiler &compiler, int count) {
  for (int i = 0; i < count; ++i) {
    const std::string token = compiler.tokens.pop();
    std::lock_guard<std::mutex> lock(compiler.symbolsMutex);
    ++compiler.symbols;
    compiler.instructions.push(static_cast<int>(token.size()));
  }
}
