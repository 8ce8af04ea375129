// ROW: G2
// VERDICT: ok
// FINDINGS:
// WHY: DEFER runs its block when the scope ends, on every way out; the device lock is given back before the bus is locked because its DEFER belongs to the inner scope.
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

template <typename F> class Deferred {
public:
  explicit Deferred(F f) : f_(std::move(f)) {}
  ~Deferred() { f_(); }
  Deferred(const Deferred &) = delete;

private:
  F f_;
};

struct DeferTag {};
template <typename F> Deferred<F> operator+(DeferTag, F &&f) { return Deferred<F>(std::forward<F>(f)); }

#define DEFER_NAME2(line) deferred_##line
#define DEFER_NAME(line) DEFER_NAME2(line)
#define DEFER const auto DEFER_NAME(__LINE__) = DeferTag{} + [&]()

class Bus {
public:
  int transfer(int address, int value) {
    m_.lock();
    DEFER { m_.unlock(); };
    if (address < 0)
      throw std::out_of_range("address");
    return last_ = value + address;
  }

  template <typename Each> void scan(Each each) {
    m_.lock();
    DEFER { m_.unlock(); };
    for (int address = 0; address < 128; ++address)
      each(address);
  }

private:
  std::mutex m_;
  int last_ = 0;
};

class Device {
public:
  Device(Bus &bus, int address) : bus_(bus), address_(address) {}

  int exchange(int value) {
    int address;
    {
      m_.lock();
      DEFER { m_.unlock(); };
      address = address_;
      ++transfers_;
    }
    return bus_.transfer(address, value);
  }

  bool answersTo(int address) {
    m_.lock();
    DEFER { m_.unlock(); };
    return address_ == address;
  }

private:
  Bus &bus_;
  std::mutex m_;
  int address_;
  long transfers_ = 0;
};

std::vector<int> present(Bus &bus, Device &device) {
  std::vector<int> found;
  bus.scan([&](int address) {
    if (device.answersTo(address))
      found.push_back(address);
  });
  return found;
}
