#include "document_store.h"

void DocumentStore::write(int id, const std::string &text) {
  std::lock_guard<std::mutex> lock(mutex_);
  documents_[id] = text;
}

std::string DocumentStore::read(int id) const {
  std::lock_guard<std::mutex> lock(mutex_);
  auto found = documents_.find(id);
  return found == documents_.end() ? std::string() : found->second;
}

void DocumentStore::compact() {
  std::lock_guard<std::mutex> lock(mutex_);
  for (auto it = documents_.begin(); it != documents_.end();)
    it = it->second.empty() ? documents_.erase(it) : std::next(it);
}
