// ROW: P8
// VERDICT: stall
// FINDINGS: nested-lease
// LOCKS: Office::plotters_
// DEPTH: 2
// WHY: printBoth() keeps one plotter while it waits up to ten seconds for another; when everybody does so all stand still until one gives up.
#include <Poco/ObjectPool.h>

#include <string>
#include <vector>

struct Plotter {
  std::vector<std::string> sheets;
};

class Office {
public:
  explicit Office(std::size_t plotters) : plotters_(plotters, plotters) {}

  bool printBoth(const std::string &plan, const std::string &legend) {
    Plotter *wide = plotters_.borrowObject(10000);
    if (wide == nullptr)
      return false;
    const bool printed = printLegend(legend);
    if (printed)
      wide->sheets.push_back(plan);
    plotters_.returnObject(wide);
    return printed;
  }

private:
  bool printLegend(const std::string &legend) {
    Plotter *narrow = plotters_.borrowObject(10000); // FINDING: nested-lease
    if (narrow == nullptr)
      return false;
    narrow->sheets.push_back(legend);
    plotters_.returnObject(narrow);
    return true;
  }

  Poco::ObjectPool<Plotter> plotters_;
};

Office &office() {
  static Office instance(3);
  return instance;
}
