// ROW: P2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: each turn of the loop gives its slot back before the next one takes a slot for the redirect.
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
  Slot() { downloadSlots.acquire(); }
  Slot(const Slot &) = delete;
  ~Slot() { downloadSlots.release(); }
};

} // namespace

std::string download(std::string url) {
  for (;;) {
    Slot slot;
    Response response = fetch(url);
    if (response.status != 301 && response.status != 302)
      return response.body;
    url = response.location;
  }
}
