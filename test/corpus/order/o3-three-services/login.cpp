#include "services.h"

#include <thread>

namespace login {

std::mutex usersMutex;
static int users = 0;
static int welcomeMails = 0;

void registerUsers(int count) {
  while (count-- > 0) {
    std::unique_lock<std::mutex> usersLock(usersMutex);
    ++users;
    std::unique_lock<std::mutex> outboxLock(mail::outboxMutex); // FINDING: lock-order-cycle
    ++welcomeMails;
  }
}

} // namespace login

int main() {
  std::thread registration(login::registerUsers, 50);
  std::thread sender(mail::sendPending);
  std::thread refresher(quota::refresh);
  registration.join();
  sender.join();
  refresher.join();
}
