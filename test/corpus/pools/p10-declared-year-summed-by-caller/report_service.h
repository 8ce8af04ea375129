#pragma once

#include "work/executor.h"

#include <future>

class ReportService {
public:
  long year(int number);
  std::future<long> month(int year, int number);

private:
  work::Executor executor_{4};
};
