#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace kv {

class Store;

class Journal {
public:
  Journal();
  ~Journal();
  void append(const std::string &key, const std::string &value);
  /// Drops the history; one line for each key of the store remains.
  void rewrite(const Store &store);

private:
  struct Impl;
  const std::unique_ptr<Impl> impl_;
};

class Store {
public:
  explicit Store(Journal &journal);
  ~Store();
  void put(const std::string &key, std::string value);
  std::size_t size() const;

private:
  struct Impl;
  const std::unique_ptr<Impl> impl_;
};

} // namespace kv
