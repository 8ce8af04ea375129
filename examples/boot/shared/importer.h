#pragma once

#include <mutex>
#include <set>

namespace app {

enum class Module { Sessions, Templates, Billing, Stemmer };

/// Loads the modules of the application, each when it is first required.
class Importer {
public:
  static Importer &instance();

  /// Sets `module` up unless that has been done. The set-up runs under the
  /// import lock: no request may see half a module.
  void require(Module module);

  bool isLoaded(Module module);

private:
  std::mutex import_lock_;
  std::set<Module> loaded_;
};

} // namespace app
