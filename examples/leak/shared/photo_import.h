#pragma once

#include "tag_catalogue.h"

#include <string>
#include <vector>

namespace photos {

/// Files every tag that the photos of one device carry.
void importTags(TagCatalogue &catalogue, const std::vector<std::string> &tags);

} // namespace photos
