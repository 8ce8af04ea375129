#pragma once

#include <map>
#include <mutex>
#include <string>

std::mutex &localeMutex();
std::mutex &fontMutex();

extern std::map<std::string, std::string> translations;
extern std::map<std::string, int> fonts;
