/// The set-up of each module. Called by the importer, once.

#pragma once

namespace app {

void setUpSessions();
void setUpTemplates();
void setUpBilling();

} // namespace app
