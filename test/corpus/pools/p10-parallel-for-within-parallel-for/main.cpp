#include "team.h"

#include <array>
#include <cstdio>

static constexpr int width = 64, height = 48;
static std::array<std::array<int, width>, height> image;
static Team team(4);

static void filterRow(int row) {
  team.parallelFor(width, [row](int column) { image[row][column] = (row ^ column) & 0xff; });
}

int main() {
  team.parallelFor(height, filterRow);
  std::printf("%d\n", image[height - 1][width - 1]);
}
