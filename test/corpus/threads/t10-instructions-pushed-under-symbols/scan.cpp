#include "compiler.h"

void scan(Compiler &compiler, int count) {
  for (int i = 0; i < count; ++i)
    compiler.tokens.push("token" + std::to_string(i));
}
