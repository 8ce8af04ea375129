#ifndef AUDIT_H
#define AUDIT_H

#include "connection_pool.h"

namespace audit {

/// Writes a line into the audit table.
void record(db::Connection &connection, const char *what);

} // namespace audit

#endif
