#include "id_sequence.h"

#include <atomic>

namespace photos {
namespace {

// The file format has 16 bits for a tag.
constexpr TagId kLastId = 65535;

std::atomic<TagId> last_id{0};

} // namespace

TagId nextTagId() {
  const TagId id = ++last_id;
  if (id > kLastId)
    throw IdsExhausted();
  return id;
}

} // namespace photos
