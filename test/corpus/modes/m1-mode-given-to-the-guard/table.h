#pragma once

#include "latch.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

class Table {
public:
  explicit Table(std::map<std::string, std::size_t> index) : index_(std::move(index)) {}

  std::string lookUp(const std::string &key) const;
  std::size_t countIndexed() const;
  void insert(const std::string &key, std::string row);

private:
  mutable std::shared_mutex indexLatch_;
  std::map<std::string, std::size_t> index_;
  mutable std::shared_mutex heapLatch_;
  std::vector<std::string> heap_;
};
