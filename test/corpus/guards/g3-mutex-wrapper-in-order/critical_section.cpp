#include "critical_section.h"

namespace platform {

CriticalSection::CriticalSection() noexcept { pthread_mutex_init(&handle_, nullptr); }
CriticalSection::~CriticalSection() { pthread_mutex_destroy(&handle_); }
void CriticalSection::Lock() noexcept { pthread_mutex_lock(&handle_); }
void CriticalSection::Unlock() noexcept { pthread_mutex_unlock(&handle_); }

} // namespace platform
