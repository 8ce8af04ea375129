#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <vector>

struct Pan {
  int centimetres = 0;
  int eggs = 0;
};

class Pans {
public:
  Pans(int centimetres, std::size_t count);
  Pan *take();
  void wash(Pan *pan);

private:
  std::mutex mutex_;
  std::condition_variable washed_;
  std::vector<Pan> all_;
  std::vector<Pan *> clean_;
};
