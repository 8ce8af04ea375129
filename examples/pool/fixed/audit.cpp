#include "audit.h"

namespace shop {

void recordEvent(Session &session, const std::string &event) {
  session.execute("INSERT INTO audit VALUES (?)", event);
}

} // namespace shop
