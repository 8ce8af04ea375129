#pragma once

#include <map>
#include <mutex>
#include <string>

class DocumentStore {
public:
  void write(int id, const std::string &text);
  std::string read(int id) const;
  void compact();

private:
  mutable std::mutex mutex_;
  std::map<int, std::string> documents_;
};

class SearchIndex {
public:
  explicit SearchIndex(DocumentStore &store) : store_(store) {}
  void add(int id, const std::string &word, const std::string &text);
  std::string find(const std::string &word) const;

private:
  DocumentStore &store_;
  mutable std::mutex mutex_;
  std::map<std::string, int> words_;
};
