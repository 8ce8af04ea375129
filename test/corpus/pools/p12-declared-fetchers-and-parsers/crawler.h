#pragma once

#include "rt/executor.h"

extern rt::Executor fetchers;
extern rt::Executor parsers;

std::future<int> visit(int page);
std::future<int> reindex(int page);
