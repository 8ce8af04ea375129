// ROW: P9
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: printers
// DEPTH: 2
// WHY: the shared pointer that printLetter() still has keeps its printer lent while the envelope waits for another one.
// REASON: borrow() keeps the printer in a shared pointer with a deleter of its own; that this deleter gives the unit back is not seen from the way that takes it, so the two are not paired and the class is no pool.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stack>
#include <string>

class Printer {
public:
  bool print(const std::string &page) { return !page.empty() && ++pages_ > 0; }

private:
  int pages_ = 0;
};

class PrinterPool {
public:
  PrinterPool() {
    for (Printer &printer : printers_)
      ready_.push(&printer);
  }

  /// The printer is ready again for others when the last pointer to it goes.
  std::shared_ptr<Printer> borrow() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (ready_.empty())
      becameReady_.wait(lock); // FINDING: nested-lease
    Printer *printer = ready_.top();
    ready_.pop();
    lock.unlock();
    return std::shared_ptr<Printer>(printer, [this](Printer *back) { takeBack(back); });
  }

private:
  void takeBack(Printer *printer) {
    std::lock_guard<std::mutex> lock(mutex_);
    ready_.push(printer);
    becameReady_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable becameReady_;
  Printer printers_[3];
  std::stack<Printer *> ready_;
};

static PrinterPool printers;

bool printEnvelope(const std::string &address) { return printers.borrow()->print(address); }

bool printLetter(const std::string &text, const std::string &address) {
  std::shared_ptr<Printer> printer = printers.borrow();
  bool printed = printer->print(text);
  return printed && printEnvelope(address);
}
