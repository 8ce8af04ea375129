#include "compiler.h"

#include <functional>
#include <thread>

int main() {
  Compiler compiler;
  std::thread scanner(scan, std::ref(compiler), 200);
  std::thread parser(parse, std::ref(compiler), 200);
  emit(compiler, 200);
  parser.join();
  scanner.join();
}
