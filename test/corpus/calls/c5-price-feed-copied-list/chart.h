#ifndef CHART_H
#define CHART_H

#include "feed.h"

class Chart {
public:
  explicit Chart(Feed &feed);
  double redraw();

private:
  void add(double price);

  Feed &feed_;
  std::mutex mutex_;
  std::vector<double> points_;
};

#endif
