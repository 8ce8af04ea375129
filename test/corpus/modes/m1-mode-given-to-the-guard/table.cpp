#include "table.h"

std::string Table::lookUp(const std::string &key) const {
  const Latch index(indexLatch_, Access::read);
  const auto found = index_.find(key);
  if (found == index_.end())
    return {};
  const Latch heap(heapLatch_, Access::read);
  return found->second < heap_.size() ? heap_[found->second] : std::string();
}

std::size_t Table::countIndexed() const {
  const Latch heap(heapLatch_, Access::read);
  const Latch index(indexLatch_, Access::read);
  std::size_t count = 0;
  for (const auto &[key, slot] : index_)
    count += slot < heap_.size();
  return count;
}

void Table::insert(const std::string &key, std::string row) {
  std::size_t slot = 0;
  {
    const Latch index(indexLatch_, Access::read);
    const auto found = index_.find(key);
    if (found == index_.end())
      return;
    slot = found->second;
  }
  const Latch heap(heapLatch_, Access::write);
  if (slot >= heap_.size())
    heap_.resize(slot + 1);
  heap_[slot] = std::move(row);
}
