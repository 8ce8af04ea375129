#include "report_service.h"

#include <vector>

std::future<long> ReportService::month(int year, int number) {
  return executor_.submit([year, number] { return year * 12L + number; });
}

std::future<long> ReportService::year(int number) {
  return executor_.submit([this, number] { return sumOfMonths(number); });
}

long ReportService::sumOfMonths(int year) {
  std::vector<std::future<long>> months;
  for (int number = 1; number <= 12; ++number)
    months.push_back(month(year, number));
  long sum = 0;
  for (auto &one : months)
    sum += one.get(); // FINDING: executor-self-wait
  return sum;
}
