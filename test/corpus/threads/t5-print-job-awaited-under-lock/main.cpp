#include "document.h"

int main() {
  Spooler spooler;
  Document letter;
  letter.append("Dear Sir or Madam");
  return letter.print(spooler) == 0;
}
