#pragma once

#include <array>
#include <mutex>
#include <string>

class Sheet;

class Names {
public:
  int value(char name);
  void define(char name, int value, Sheet &sheet);

private:
  std::mutex mutex_;
  std::array<int, 128> values_{};
};

class Sheet {
public:
  int recalculate(const std::string &formula, Names &names);
  void invalidate();

private:
  std::mutex mutex_;
  int result_ = 0;
  bool valid_ = false;
};

int expression(const char *&at, Names &names);
int term(const char *&at, Names &names);
