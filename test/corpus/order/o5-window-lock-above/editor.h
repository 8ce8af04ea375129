#pragma once

#include <mutex>
#include <string>

class View;

class Model {
public:
  void type(const std::string &text, View &view);
  std::size_t length();

private:
  std::mutex mutex_;
  std::string text_;
};

class View {
public:
  void invalidate();
  std::size_t paint(Model &model);

private:
  std::mutex mutex_;
  bool dirty_ = true;
};
