#pragma once

#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <string>

class Compiler {
public:
  void parseLater(const std::string &file);
  void linkLater(const std::string &library);

private:
  void parse(const std::string &file);
  void link(const std::string &library);

  std::atomic<int> done_{0};
  boost::asio::thread_pool parsers_{4};
  boost::asio::thread_pool linkers_{2};
};
