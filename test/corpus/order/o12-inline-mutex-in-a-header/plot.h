#ifndef PLOT_H
#define PLOT_H

#include <mutex>
#include <string>

extern std::mutex fontMutex;
extern std::string font;

std::string drawLabel(const std::string &text);
std::string drawAxis(std::size_t ticks);

#endif
