#include "camera.h"

#include <functional>
#include <thread>

int main() {
  Camera camera;
  std::thread encoder(encode, std::ref(camera), 100);
  std::thread sensor(capture, std::ref(camera), 100);
  sensor.join();
  encoder.join();
}
