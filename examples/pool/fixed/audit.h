#pragma once

#include "session_pool.h"

#include <string>

namespace shop {

/// Notes `event` in the audit log, in the caller's session: a caller that
/// already leased one must not wait for another.
void recordEvent(Session &session, const std::string &event);

} // namespace shop
