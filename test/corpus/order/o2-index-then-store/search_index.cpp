#include "document_store.h"

void SearchIndex::add(int id, const std::string &word, const std::string &text) {
  std::lock_guard<std::mutex> lock(mutex_);
  store_.write(id, text);
  words_[word] = id;
}

std::string SearchIndex::find(const std::string &word) const {
  std::lock_guard<std::mutex> lock(mutex_);
  auto found = words_.find(word);
  return found == words_.end() ? std::string() : store_.read(found->second);
}
