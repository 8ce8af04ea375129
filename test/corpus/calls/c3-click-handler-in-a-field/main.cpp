#include "document.h"

#include <cstdio>
#include <thread>

int main() {
  Button save;
  save.onClick = saveDocument;

  std::thread mouse([&save] {
    for (int i = 0; i < 100; ++i)
      click(save);
  });
  std::thread painter([&save] {
    for (int i = 0; i < 100; ++i)
      std::printf("%d\n", drawToolbar(save));
  });
  mouse.join();
  painter.join();
}
