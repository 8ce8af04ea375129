// ROW: C2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Stream::mutex_ tableMutex
// WHY: ZipCodec::encode() hands over to the locking encode() of its base, with the stream locked; extendTable() locks the stream under the table.
#include <memory>
#include <mutex>
#include <string>
#include <vector>

class Codec {
public:
  virtual ~Codec() = default;
  virtual char encode(char symbol) = 0;
  virtual std::string name() const = 0;
};

class Stream {
public:
  explicit Stream(std::unique_ptr<Codec> codec) : codec_(std::move(codec)) {}

  void write(char symbol) {
    std::lock_guard<std::mutex> lock(mutex_);
    bytes_.push_back(codec_->encode(symbol));
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return bytes_.size();
  }

private:
  mutable std::mutex mutex_;
  std::unique_ptr<Codec> codec_;
  std::vector<char> bytes_;
};

namespace {

std::mutex tableMutex;
std::string table = "etaoinshrdlu";

class TableCodec : public Codec {
public:
  char encode(char symbol) override {
    std::lock_guard<std::mutex> lock(tableMutex); // FINDING: lock-order-cycle
    return static_cast<char>(table.find(symbol));
  }
};

class ZipCodec final : public TableCodec {
public:
  char encode(char symbol) override {
    last_ ^= symbol;
    return TableCodec::encode(last_);
  }
  std::string name() const override { return "zip"; }

private:
  char last_ = 0;
};

} // namespace

std::unique_ptr<Stream> openStream() { return std::make_unique<Stream>(std::make_unique<ZipCodec>()); }

void extendTable(const Stream &stream) {
  std::lock_guard<std::mutex> lock(tableMutex);
  table.resize(table.size() + stream.size(), ' ');
}
