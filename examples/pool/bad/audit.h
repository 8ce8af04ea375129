#pragma once

#include "session_pool.h"

#include <string>

namespace shop {

/// Notes `event` in the audit log. Uses a session of its own, so that anybody
/// can call it from anywhere.
void recordEvent(SessionPool &pool, const std::string &event);

} // namespace shop
