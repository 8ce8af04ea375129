#include <thread>

void in();
void out();

int main() {
  std::thread Other(in);
  out();
  Other.join();
}
