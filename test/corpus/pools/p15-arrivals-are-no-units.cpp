// ROW: P15
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: the semaphore starts at zero and counts socks that others bring; the only thread that takes two of them gives none back and holds nothing.
#include <semaphore>
#include <thread>

static std::counting_semaphore<> socks(0);

static void wash(int loads) {
  for (int load = 0; load < loads; ++load) {
    socks.release();
    socks.release();
  }
}

static void pairUp(int pairs) {
  for (int pair = 0; pair < pairs; ++pair) {
    socks.acquire();
    socks.acquire();
  }
}

int main() {
  std::jthread pairing(pairUp, 40);
  std::jthread washing(wash, 30);
  std::jthread washingToo(wash, 10);
}
