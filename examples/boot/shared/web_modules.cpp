#include "modules.h"
#include "service_registry.h"

namespace app {

void setUpSessions() { ServiceRegistry::instance().publish("sessions", "shm:/sessions"); }

void setUpTemplates() { ServiceRegistry::instance().publish("templates", "file:/srv/templates"); }

} // namespace app
