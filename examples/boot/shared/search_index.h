#pragma once

#include <string>

namespace app {

/// Opens the search index and tells where it answers.
std::string openSearchIndex();

} // namespace app
