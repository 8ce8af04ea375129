#include "gallery.h"

#include <cstdio>
#include <future>
#include <vector>

int main() {
  Gallery gallery(4);
  std::vector<std::future<int>> thumbnails;
  for (int photo = 0; photo < 20; ++photo)
    thumbnails.push_back(gallery.thumbnail(photo));
  for (std::future<int> &thumbnail : thumbnails)
    std::printf("%d\n", thumbnail.get());
}
