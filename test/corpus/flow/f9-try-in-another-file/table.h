#pragma once

#include <mutex>
#include <vector>

class Cursor;

class Table {
public:
  std::size_t rows();
  void truncate(Cursor &cursor);

private:
  std::mutex mutex_;
  std::vector<int> rows_;
};

class Cursor {
public:
  bool tryAdvance(Table &table);
  void rewind();

private:
  std::mutex mutex_;
  std::size_t row_ = 0;
};
