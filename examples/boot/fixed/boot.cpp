#include "boot.h"

#include <mutex>

namespace app {
namespace {

// Modules take the import lock and then the registry lock, lazily opened
// services the other way round. Only the gate keeps the two apart, so every
// boot takes it, not just the first ones.
std::mutex boot_gate;

} // namespace

void boot(Request request) {
  std::lock_guard<std::mutex> gate(boot_gate);
  loadNeedsOf(request);
}

} // namespace app
