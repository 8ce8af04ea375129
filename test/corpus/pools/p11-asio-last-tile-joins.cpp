// ROW: P11
// VERDICT: ok
// FINDINGS:
// WHY: no task waits: the tile that is done last posts the step that joins them.
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

class Mosaic {
public:
  void build(std::size_t tiles) {
    boost::asio::post(pool_, [this, tiles] { split(tiles); });
  }

  long built() const { return built_; }

private:
  struct Job {
    explicit Job(std::size_t tiles) : colours(tiles), left(tiles) {}
    std::vector<int> colours;
    std::atomic<std::size_t> left;
  };

  void split(std::size_t tiles) {
    auto job = std::make_shared<Job>(tiles);
    for (std::size_t tile = 0; tile < tiles; ++tile)
      boost::asio::post(pool_, [this, job, tile] {
        job->colours[tile] = static_cast<int>(tile % 16);
        if (--job->left == 0)
          boost::asio::post(pool_, [this, job] { join(*job); });
      });
  }

  void join(const Job &job) { built_ += static_cast<long>(job.colours.size()); }

  std::atomic<long> built_{0};
  boost::asio::thread_pool pool_{4};
};

Mosaic &mosaic() {
  static Mosaic instance;
  return instance;
}
