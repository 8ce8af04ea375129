#pragma once

#include <string>

namespace photos {

/// Whether `name` belongs to the program, not to the user.
bool isReserved(const std::string &name) noexcept;

} // namespace photos
