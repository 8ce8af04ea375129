#include "importer.h"
#include "modules.h"

namespace app {
namespace {

void setUp(Module module) {
  switch (module) {
  case Module::Sessions:
    setUpSessions();
    break;
  case Module::Templates:
    setUpTemplates();
    break;
  case Module::Billing:
    setUpBilling();
    break;
  case Module::Stemmer:
    break; // Nothing but code: it is there once it is loaded.
  }
}

} // namespace

Importer &Importer::instance() {
  static Importer importer;
  return importer;
}

void Importer::require(Module module) {
  std::lock_guard<std::mutex> importing(import_lock_);
  if (loaded_.count(module) != 0)
    return;
  setUp(module);
  loaded_.insert(module);
}

bool Importer::isLoaded(Module module) {
  std::lock_guard<std::mutex> importing(import_lock_);
  return loaded_.count(module) != 0;
}

} // namespace app
