#include "report_service.h"

#include <vector>

std::future<long> ReportService::month(int year, int number) {
  return executor_.submit([year, number] { return year * 12L + number; });
}

long ReportService::year(int number) {
  std::vector<std::future<long>> months;
  for (int m = 1; m <= 12; ++m)
    months.push_back(month(number, m));
  long sum = 0;
  for (auto &one : months)
    sum += one.get();
  return sum;
}
