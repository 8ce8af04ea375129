#pragma once

#include <mutex>
#include <vector>

class Bar {
public:
  void serve(int table);

private:
  friend class Kitchen;
  std::mutex mutex_;
  std::vector<int> drinks_;
};

class Kitchen {
public:
  void order(int table, Bar &bar);
  int closeBill(int table, Bar &bar);

private:
  std::mutex mutex_;
  std::vector<int> dishes_;
};
