#pragma once

#include <exception>

namespace photos {

using TagId = int;

struct IdsExhausted : std::exception {
  const char *what() const noexcept override { return "no tag ids left"; }
};

/// A tag id that was never given out before. Throws IdsExhausted.
TagId nextTagId();

} // namespace photos
