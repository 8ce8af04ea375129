#pragma once

#include "session_pool.h"

#include <string>

namespace shop {

/// Sessions of the pool, and threads that serve customers.
constexpr int kSessions = 4;
constexpr int kCheckouts = 4;

/// Stores the order and leaves a trace of it in the audit log.
void placeOrder(SessionPool &pool, const std::string &article);

} // namespace shop
