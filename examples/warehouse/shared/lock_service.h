#pragma once

#include <mutex>

namespace warehouse {

/// Hands out the locks of the stock. Everything that touches the stock asks
/// here, so that the storage behind it can change.
class LockService {
public:
  void acquireElement();
  void releaseElement();

  void acquireManifest();
  void releaseManifest();

private:
  std::mutex element_;
  std::mutex manifest_;
};

/// The element lock, until the end of the scope.
class ElementHold {
public:
  explicit ElementHold(LockService &locks);
  ~ElementHold();
  ElementHold(const ElementHold &) = delete;
  ElementHold &operator=(const ElementHold &) = delete;

private:
  LockService &locks_;
};

/// The manifest lock, until the end of the scope.
class ManifestHold {
public:
  explicit ManifestHold(LockService &locks);
  ~ManifestHold();
  ManifestHold(const ManifestHold &) = delete;
  ManifestHold &operator=(const ManifestHold &) = delete;

private:
  LockService &locks_;
};

} // namespace warehouse
