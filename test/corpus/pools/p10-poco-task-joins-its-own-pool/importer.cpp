#include "importer.h"

void Importer::begin() {
  workers_.start(*this);
}

void Importer::run() {
  for (const std::string &path : paths_) {
    tasks_.push_back(std::make_unique<FileTask>(path));
    workers_.start(*tasks_.back());
  }
  workers_.joinAll(); // FINDING: executor-self-wait
}
