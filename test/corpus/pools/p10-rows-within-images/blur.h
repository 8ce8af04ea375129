#pragma once

#include <vector>

struct Image {
  static constexpr int width = 64;
  static constexpr int height = 48;
  int pixels[height][width] = {};
};

void blur(Image &image);
void blurAll(std::vector<Image> &images);
