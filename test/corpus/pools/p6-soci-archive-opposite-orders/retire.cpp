#include "store.h"

#include <string>

namespace archive {

void Store::retire(int document) {
  soci::session live(live_);
  std::string text;
  live << "select text from documents where id = :id", soci::use(document), soci::into(text);

  soci::session cold(cold_); // FINDING: resource-cycle
  cold << "insert into documents values (:id, :text)", soci::use(document), soci::use(text);
  live << "delete from documents where id = :id", soci::use(document);
}

} // namespace archive
