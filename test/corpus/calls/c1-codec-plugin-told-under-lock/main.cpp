#include "stream.h"
#include <array>
#include <thread>

int main() {
  media::Stream audio(media::makeRawDecoder());
  media::Stream video(media::makeTimedDecoder());
  const std::array<unsigned char, 188> packet{};
  auto feed = [&packet](media::Stream &stream) {
    for (int i = 0; i < 1000; ++i)
      stream.write(packet.data(), packet.size());
  };
  std::thread first(feed, std::ref(audio));
  std::thread second(feed, std::ref(video));
  for (int i = 0; i < 10; ++i)
    media::Clock::master().discontinuity(90000);
  first.join();
  second.join();
}
