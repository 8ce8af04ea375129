#pragma once

#include <functional>
#include <mutex>
#include <string>

class Editor {
public:
  Editor() = default;

  void type(char letter);
  void save();
  std::string title();

private:
  void refreshTitle();

  std::mutex mutex_;
  std::string title_ = "untitled";
  std::string text_;
  bool dirty_ = false;
  const std::function<void()> onSaved_ = [this] { refreshTitle(); };
};
