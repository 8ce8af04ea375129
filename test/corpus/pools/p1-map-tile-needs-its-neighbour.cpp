// ROW: P1
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: TileServer::decoders_
// DEPTH: 2
// FLAGS: -std=c++20
// WHY: render() holds a decoder; three calls deeper, decode() of the neighbouring tile waits for another one of the same four.
#include <semaphore>
#include <string>
#include <vector>

namespace map {

class TileServer {
public:
  std::vector<int> render(int x, int y);

private:
  template <std::ptrdiff_t Most> class Held {
  public:
    explicit Held(std::counting_semaphore<Most> &units) : units_(units) {
      units_.acquire(); // FINDING: nested-lease
    }
    Held(const Held &) = delete;
    ~Held() { units_.release(); }

  private:
    std::counting_semaphore<Most> &units_;
  };

  int edgeOf(int x, int y) { return borderAt(x + 1, y); }
  int borderAt(int x, int y) { return decode(x, y).front(); }
  std::vector<int> decode(int x, int y) {
    Held decoder(decoders_);
    return std::vector<int>(16, x * 31 + y);
  }

  std::counting_semaphore<4> decoders_{4};
};

std::vector<int> TileServer::render(int x, int y) {
  Held decoder(decoders_);
  std::vector<int> pixels(256, x ^ y);
  pixels.back() = edgeOf(x, y);
  return pixels;
}

} // namespace map
