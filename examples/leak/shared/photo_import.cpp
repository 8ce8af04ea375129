#include "photo_import.h"

#include <cstdio>

namespace photos {

void importTags(TagCatalogue &catalogue, const std::vector<std::string> &tags) {
  for (const std::string &tag : tags) {
    try {
      if (catalogue.findOrCreate(tag) == kNoTag)
        std::printf("not a tag: %s\n", tag.c_str());
    } catch (const CatalogueFull &full) {
      // The photo is worth more than its tag.
      std::printf("tag %s dropped: %s\n", tag.c_str(), full.what());
    }
  }
}

} // namespace photos
