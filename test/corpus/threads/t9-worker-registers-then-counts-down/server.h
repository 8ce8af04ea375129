#pragma once

#include <latch>
#include <mutex>
#include <thread>
#include <vector>

class Server {
public:
  explicit Server(int workers);
  ~Server();
  void start();

private:
  void serve(int id);

  std::mutex mutex_;
  std::vector<int> ids_;
  bool open_ = false;
  std::latch ready_;
  const int workers_;
  std::vector<std::thread> threads_;
};
