#pragma once

#include <mutex>
#include <vector>

namespace tiles {

extern std::mutex atlasMutex;
extern std::vector<int> atlas;
extern std::mutex uploadMutex;
extern std::vector<int> uploads;

void paint(int tile);
void stream();

} // namespace tiles
