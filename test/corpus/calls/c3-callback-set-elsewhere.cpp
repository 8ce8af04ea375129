// ROW: C3
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Feed::mu_ View::mu_
// WHY: publish() calls the stored callback with the feed locked; the callback locks the view, which refresh() holds while it locks the feed.
#include <functional>
#include <mutex>
#include <utility>

class Feed {
public:
  void onChange(std::function<void()> callback) { callback_ = std::move(callback); }
  void publish() {
    std::lock_guard<std::mutex> lock(mu_);
    ++revision_;
    callback_();
  }
  int revision() {
    std::lock_guard<std::mutex> lock(mu_); // FINDING: lock-order-cycle
    return revision_;
  }

private:
  std::mutex mu_;
  int revision_ = 0;
  std::function<void()> callback_;
};

class View {
public:
  explicit View(Feed &feed) : feed_(feed) {
    feed_.onChange([this] { invalidate(); });
  }
  void refresh() {
    std::lock_guard<std::mutex> lock(mu_);
    shown_ = feed_.revision();
  }

private:
  void invalidate() {
    std::lock_guard<std::mutex> lock(mu_); // FINDING: lock-order-cycle
    shown_ = -1;
  }

  Feed &feed_;
  std::mutex mu_;
  int shown_ = 0;
};

View &mainView(Feed &feed) {
  static View view(feed);
  return view;
}
