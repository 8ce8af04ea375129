// ROW: I3
// VERDICT: ok
// FINDINGS:
// WHY: a folder locks itself and then one file at a time; a file never locks its folder.
#include <memory>
#include <mutex>
#include <vector>

class File {
public:
  void write(std::size_t bytes) {
    std::lock_guard<std::mutex> lock(mutex_);
    size_ += bytes;
  }

  std::size_t size() {
    std::lock_guard<std::mutex> lock(mutex_);
    return size_;
  }

private:
  std::mutex mutex_;
  std::size_t size_ = 0;
};

class Folder {
public:
  std::shared_ptr<File> create() {
    auto file = std::make_shared<File>();
    std::lock_guard<std::mutex> lock(mutex_);
    files_.push_back(file);
    return file;
  }

  std::size_t size() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::size_t sum = 0;
    for (const auto &file : files_)
      sum += file->size();
    return sum;
  }

private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<File>> files_;
};
