#include "compiler.h"

#include <boost/asio/post.hpp>

void Compiler::linkLater(const std::string &library) {
  boost::asio::post(linkers_, [this, library] { link(library); });
}

void Compiler::link(const std::string &library) {
  boost::asio::post(parsers_, [this, library] {
    if (!library.empty())
      ++done_;
  });
}
