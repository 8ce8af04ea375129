// ROW: P16
// VERDICT: ok
// FINDINGS:
// WHY: borrowObject() without a time never waits: it answers null when all plotters are lent, and whoever gets null gives back what it has.
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
    Plotter *wide = plotters_.borrowObject();
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
    Plotter *narrow = plotters_.borrowObject();
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
