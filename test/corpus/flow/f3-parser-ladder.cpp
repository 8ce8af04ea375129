// ROW: F3
// VERDICT: ok
// FINDINGS:
// WHY: success, failure and retry all pass through the one label that unlocks.
#include <mutex>

namespace {
std::mutex scratchMutex;
char scratch[256];
} // namespace

int normalise(const char *text, char *out, int size) {
  int status = -1;
  int length = 0;
  bool retried = false;

  scratchMutex.lock();
again:
  for (length = 0; text[length] != '\0'; ++length) {
    if (length >= static_cast<int>(sizeof scratch))
      goto done;
    scratch[length] = text[length] == '\t' ? ' ' : text[length];
  }
  if (length == 0)
    goto done;
  if (scratch[0] == '#' && !retried) {
    retried = true;
    ++text;
    goto again;
  }
  if (length >= size)
    goto done;
  for (int i = 0; i < length; ++i)
    out[i] = scratch[i];
  out[length] = '\0';
  status = length;

done:
  scratchMutex.unlock();
  return status;
}
