#pragma once

#include <string>

namespace dns {
void remember(const std::string &host, unsigned address);
}

namespace http {
void evict();
void remember(const std::string &url);
} // namespace http
