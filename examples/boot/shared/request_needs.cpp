#include "boot.h"
#include "importer.h"
#include "service_registry.h"

namespace app {

void loadNeedsOf(Request request) {
  switch (request) {
  case Request::Login:
    Importer::instance().require(Module::Sessions);
    break;
  case Request::Home:
    Importer::instance().require(Module::Templates);
    break;
  case Request::Invoice:
    Importer::instance().require(Module::Billing);
    break;
  case Request::Search:
    ServiceRegistry::instance().endpointOf("search");
    break;
  }
}

} // namespace app
