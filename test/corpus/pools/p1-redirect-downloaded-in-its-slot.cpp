// ROW: P1
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: downloadSlots
// FLAGS: -std=c++20
// WHY: download() follows a redirect with its own slot still taken; when all six slots are held by redirects nobody goes on.
#include <semaphore>
#include <string>

struct Response {
  int status = 200;
  std::string location;
  std::string body;
};

Response fetch(const std::string &url);

static std::counting_semaphore<6> downloadSlots(6);

namespace {

class Slot {
public:
  Slot() { downloadSlots.acquire(); } // FINDING: nested-lease
  Slot(const Slot &) = delete;
  ~Slot() { downloadSlots.release(); }
};

} // namespace

std::string download(const std::string &url) {
  Slot slot;
  Response response = fetch(url);
  if (response.status == 301 || response.status == 302)
    return download(response.location);
  return response.body;
}
