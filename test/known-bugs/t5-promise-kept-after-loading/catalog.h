#pragma once

#include <cstddef>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Catalog {
public:
  ~Catalog();

  std::size_t open();
  void add(std::string title);

private:
  std::mutex mutex_;
  std::size_t expected_ = 0;
  std::vector<std::string> titles_;
  std::thread loader_;
};

void loadTitles(std::promise<std::size_t> size, Catalog &catalog);
