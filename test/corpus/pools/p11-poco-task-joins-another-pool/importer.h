#pragma once

#include <Poco/Runnable.h>
#include <Poco/ThreadPool.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

class FileTask : public Poco::Runnable {
public:
  explicit FileTask(std::string path) : path_(std::move(path)) {}
  void run() override;

private:
  std::string path_;
  std::string text_;
};

class Importer : public Poco::Runnable {
public:
  explicit Importer(std::vector<std::string> paths) : boss_(1, 1), workers_(2, 16), paths_(std::move(paths)) {}

  void begin();
  void run() override;

private:
  Poco::ThreadPool boss_;
  Poco::ThreadPool workers_;
  std::vector<std::string> paths_;
  std::vector<std::unique_ptr<FileTask>> tasks_;
};
