// ROW: O8
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Archive::filesMutex_ Archive::namesMutex_
// WHY: one parent holds the gate over both children, which keeps other parents away but not the two children from each other.
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Archive {
public:
  void rebuild() {
    std::lock_guard<std::mutex> gate(rebuildGate_);
    std::thread packer(&Archive::pack, this);
    std::thread namer(&Archive::nameFiles, this);
    packer.join();
    namer.join();
  }

private:
  void pack() {
    std::lock_guard<std::mutex> filesLock(filesMutex_);
    std::lock_guard<std::mutex> namesLock(namesMutex_); // FINDING: lock-order-cycle
    for (const auto &[id, name] : names_)
      files_[id] = static_cast<int>(name.size());
  }

  void nameFiles() {
    std::lock_guard<std::mutex> namesLock(namesMutex_);
    std::lock_guard<std::mutex> filesLock(filesMutex_); // FINDING: lock-order-cycle
    for (const auto &[id, size] : files_)
      names_[id] = std::to_string(size);
  }

  std::mutex rebuildGate_;
  std::mutex filesMutex_;
  std::map<int, int> files_;
  std::mutex namesMutex_;
  std::map<int, std::string> names_;
};

int main() {
  Archive archive;
  archive.rebuild();
}
