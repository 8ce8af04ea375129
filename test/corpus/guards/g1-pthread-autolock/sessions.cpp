#include "autolock.h"

#include <map>
#include <set>

static pthread_mutex_t sessionsLock = PTHREAD_MUTEX_INITIALIZER;
static std::map<int, int> sessions;
static pthread_mutex_t tokensLock = PTHREAD_MUTEX_INITIALIZER;
static std::set<int> tokens;

void login(int user, int token) {
  AutoLock lockSessions(&sessionsLock);
  sessions[user] = token;
  AutoLock lockTokens(&tokensLock);
  tokens.insert(token);
}

void revoke(int token) {
  AutoLock lockTokens(&tokensLock);
  if (tokens.erase(token) == 0)
    return;
  AutoLock lockSessions(&sessionsLock);
  for (auto it = sessions.begin(); it != sessions.end();)
    it = it->second == token ? sessions.erase(it) : std::next(it);
}
