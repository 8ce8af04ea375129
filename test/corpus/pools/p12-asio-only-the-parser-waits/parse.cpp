#include "compiler.h"

#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>

#include <future>

void Compiler::parseLater(const std::string &file) {
  boost::asio::post(parsers_, [this, file] { parse(file); });
}

void Compiler::parse(const std::string &file) {
  std::future<std::size_t> symbols =
      boost::asio::post(linkers_, boost::asio::use_future([&file] { return file.size(); }));
  if (symbols.get() > 0)
    ++done_;
}
