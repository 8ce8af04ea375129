#include "editor.h"

#include <iostream>

int main() {
  Editor editor;
  for (char letter; std::cin.get(letter);)
    editor.type(letter);
  editor.save();
  std::cout << editor.title() << '\n';
}
