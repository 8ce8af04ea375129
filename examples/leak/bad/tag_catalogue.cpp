#include "tag_catalogue.h"
#include "tag_rules.h"

namespace photos {

TagId TagCatalogue::findOrCreate(const std::string &name) {
  // Two imports that met the same new tag used to create it twice, and its
  // photos were split between the two. Looking and creating are one step now.
  tags_lock_.lock();
  if (const TagId *known = lookUp(name)) {
    const TagId id = *known;
    tags_lock_.unlock();
    return id;
  }

  // Cameras write their own marks into the tag list.
  if (isReserved(name))
    return kNoTag;

  if (ids_.size() >= capacity_)
    throw CatalogueFull();

  TagId id = kNoTag;
  try {
    id = nextTagId();
    ids_.emplace(name, id);
  } catch (...) {
    tags_lock_.unlock();
    throw;
  }
  tags_lock_.unlock();
  return id;
}

} // namespace photos
