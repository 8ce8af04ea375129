#include "gallery.h"

#include <cstdio>

int main() {
  Gallery gallery(4);
  for (int photo = 0; photo < 20; ++photo)
    std::printf("%d\n", gallery.thumbnail(photo));
}
