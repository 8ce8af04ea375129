#include "store.h"

#include <string>

namespace archive {

void Store::restore(int document) {
  soci::session cold(cold_);
  std::string text;
  cold << "select text from documents where id = :id", soci::use(document), soci::into(text);

  soci::session live(live_); // FINDING: resource-cycle
  live << "insert into documents values (:id, :text)", soci::use(document), soci::use(text);
  cold << "delete from documents where id = :id", soci::use(document);
}

} // namespace archive
