// ROW: O14
// VERDICT: ok
// FINDINGS:
// WHY: requests are moved into responses under both locks in that order only; the two locks belong to two instantiations.
#include <deque>
#include <mutex>
#include <utility>

struct Request {
  int id;
};

struct Response {
  int id;
  int status;
};

template <typename T> class GuardedQueue {
public:
  void push(T item) {
    const std::lock_guard guard(mutex_);
    items_.push_back(std::move(item));
  }

  template <typename Consumer> void drain(Consumer &&consume) {
    const std::lock_guard guard(mutex_);
    for (T &item : items_)
      consume(item);
    items_.clear();
  }

private:
  std::mutex mutex_;
  std::deque<T> items_;
};

class Gateway {
public:
  void accept(int id) { requests_.push({id}); }

  void answerAll() {
    requests_.drain([this](const Request &request) { responses_.push({request.id, 200}); });
  }

  int failures() {
    int count = 0;
    responses_.drain([&count](const Response &response) { count += response.status != 200; });
    return count;
  }

private:
  GuardedQueue<Request> requests_;
  GuardedQueue<Response> responses_;
};
