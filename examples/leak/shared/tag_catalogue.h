#pragma once

#include "id_sequence.h"

#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <string>

namespace photos {

/// What findOrCreate() answers for a name that must not become a tag.
constexpr TagId kNoTag = 0;

struct CatalogueFull : std::exception {
  const char *what() const noexcept override { return "tag catalogue is full"; }
};

/// The tags of a photo library, shared by all imports.
class TagCatalogue {
public:
  explicit TagCatalogue(std::size_t capacity) : capacity_(capacity) {}

  /// The id of the tag called `name`, which is created when it is new. Throws
  /// CatalogueFull, or IdsExhausted.
  TagId findOrCreate(const std::string &name);

  std::size_t size();

private:
  /// Null when there is no such tag. For callers that hold the lock.
  const TagId *lookUp(const std::string &name) const noexcept;

  const std::size_t capacity_;
  std::mutex tags_lock_;
  std::map<std::string, TagId> ids_;
};

} // namespace photos
