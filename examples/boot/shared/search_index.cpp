#include "search_index.h"
#include "importer.h"
#include "schedule.h"

namespace app {

std::string openSearchIndex() {
  example::schedulePoint("boot: one lock held");
  // The stemmer is an option; without it the index works on whole words.
  const bool stemmed = Importer::instance().isLoaded(Module::Stemmer);
  return stemmed ? "index:stems" : "index:words";
}

} // namespace app
