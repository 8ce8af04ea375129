#ifndef AUDIT_H
#define AUDIT_H

namespace audit {

/// Writes a line into the audit table.
void record(const char *what);

} // namespace audit

#endif
