#pragma once

#include "work/executor.h"

#include <future>

class ReportService {
public:
  std::future<long> year(int number);
  std::future<long> month(int year, int number);

private:
  long sumOfMonths(int year);

  work::Executor executor_{4};
};
