#include "compiler.h"

#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>

#include <future>

void Compiler::linkLater(const std::string &library) {
  boost::asio::post(linkers_, [this, library] { link(library); });
}

void Compiler::link(const std::string &library) {
  std::future<bool> header =
      boost::asio::post(parsers_, boost::asio::use_future([&library] { return !library.empty(); }));
  if (header.get()) // FINDING: resource-cycle
    ++done_;
}
