#include "server.h"

int main() {
  Server server(4);
  server.start();
}
