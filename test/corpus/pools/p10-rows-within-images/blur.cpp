#include "blur.h"

#include "parallel_for.h"

ThreadPool renderPool(4);

static void blurRow(Image &image, int row) {
  for (int x = 1; x < Image::width; ++x)
    image.pixels[row][x] = (image.pixels[row][x - 1] + image.pixels[row][x]) / 2;
}

void blur(Image &image) {
  parallelFor(renderPool, Image::height, [&image](int row) { blurRow(image, row); });
}

void blurAll(std::vector<Image> &images) {
  parallelFor(renderPool, static_cast<int>(images.size()), [&images](int i) { blur(images[i]); });
}
