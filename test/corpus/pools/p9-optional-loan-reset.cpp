// ROW: P9
// VERDICT: ok
// FINDINGS:
// WHY: the optional loan is reset before recognise() waits for a loan of its own.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scan {

struct Scratch {
  std::string text;
};

class ScratchPool {
public:
  /// Gives its scratch area back when it goes.
  class Loan {
  public:
    explicit Loan(ScratchPool &pool) : pool_(pool), scratch_(pool.take()) {}
    Loan(const Loan &) = delete;
    ~Loan() { pool_.give(std::move(scratch_)); }
    Scratch *operator->() { return scratch_.get(); }

  private:
    ScratchPool &pool_;
    std::unique_ptr<Scratch> scratch_;
  };

  explicit ScratchPool(int size) {
    while (size-- > 0)
      idle_.push_back(std::make_unique<Scratch>());
  }

private:
  std::unique_ptr<Scratch> take() {
    std::unique_lock<std::mutex> lock(mutex_);
    given_.wait(lock, [this] { return !idle_.empty(); });
    std::unique_ptr<Scratch> scratch = std::move(idle_.back());
    idle_.pop_back();
    return scratch;
  }
  void give(std::unique_ptr<Scratch> scratch) {
    std::lock_guard<std::mutex> lock(mutex_);
    idle_.push_back(std::move(scratch));
    given_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable given_;
  std::vector<std::unique_ptr<Scratch>> idle_;
};

class Recogniser {
public:
  std::string read(const std::string &page, bool rotated) {
    std::optional<ScratchPool::Loan> loan;
    std::string upright = page;
    if (rotated) {
      loan.emplace(scratchAreas_);
      (*loan)->text.assign(page.rbegin(), page.rend());
      upright = (*loan)->text;
    }
    loan.reset();
    return recognise(upright);
  }

private:
  std::string recognise(const std::string &page) {
    ScratchPool::Loan loan(scratchAreas_);
    loan->text = page + page;
    return loan->text;
  }

  ScratchPool scratchAreas_{4};
};

static Recogniser recogniser;

std::string readPage(const std::string &page, bool rotated) { return recogniser.read(page, rotated); }

} // namespace scan
