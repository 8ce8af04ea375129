#include "blur.h"

int main() {
  std::vector<Image> images(24);
  blurAll(images);
}
