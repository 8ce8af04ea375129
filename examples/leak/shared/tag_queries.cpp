#include "tag_catalogue.h"

namespace photos {

std::size_t TagCatalogue::size() {
  std::lock_guard<std::mutex> lock(tags_lock_);
  return ids_.size();
}

const TagId *TagCatalogue::lookUp(const std::string &name) const noexcept {
  const auto known = ids_.find(name);
  return known == ids_.end() ? nullptr : &known->second;
}

} // namespace photos
