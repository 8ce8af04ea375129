#include "tag_catalogue.h"
#include "tag_rules.h"

namespace photos {

TagId TagCatalogue::findOrCreate(const std::string &name) {
  // Two imports that met the same new tag used to create it twice, and its
  // photos were split between the two. Looking and creating are one step now.
  std::lock_guard<std::mutex> lock(tags_lock_);
  if (const TagId *known = lookUp(name))
    return *known;

  // Cameras write their own marks into the tag list.
  if (isReserved(name))
    return kNoTag;

  if (ids_.size() >= capacity_)
    throw CatalogueFull();

  const TagId id = nextTagId();
  ids_.emplace(name, id);
  return id;
}

} // namespace photos
