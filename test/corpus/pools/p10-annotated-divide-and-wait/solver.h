#pragma once

#include <future>

std::future<int> solveLater(int from, int to);
