#pragma once

#include <mutex>

namespace login {
extern std::mutex usersMutex;
void registerUsers(int count);
} // namespace login

namespace mail {
extern std::mutex outboxMutex;
void sendPending();
} // namespace mail

namespace quota {
extern std::mutex limitsMutex;
void refresh();
} // namespace quota
