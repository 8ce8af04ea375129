#include "importer.h"

#include <fstream>
#include <iterator>

void FileTask::run() {
  std::ifstream file(path_);
  text_.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}
