#pragma once

#include <condition_variable>
#include <mutex>

class FileSlots {
public:
  explicit FileSlots(int count) : left_(count) {}

  void take();
  void giveBack();

private:
  std::mutex mutex_;
  std::condition_variable returned_;
  int left_;
};

class OpenFile {
public:
  OpenFile(FileSlots &slots, int path) : path(path), slots_(slots) { slots_.take(); }
  ~OpenFile() { slots_.giveBack(); }
  OpenFile(const OpenFile &) = delete;
  OpenFile &operator=(const OpenFile &) = delete;

  const int path;

private:
  FileSlots &slots_;
};
