#include "locker.h"

namespace util::detail {

void acquire(std::mutex &mutex) { mutex.lock(); }

void letGo(std::mutex &mutex) noexcept { mutex.unlock(); }

} // namespace util::detail
