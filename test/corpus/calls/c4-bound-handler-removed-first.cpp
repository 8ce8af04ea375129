// ROW: C4
// VERDICT: ok
// FINDINGS:
// WHY: close() takes the handler off the router before it locks the lobby; only router-then-lobby is nested, through the bound join().
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Router {
public:
  using Handler = std::function<void(const std::string &)>;

  void on(const std::string &topic, Handler handler) {
    std::lock_guard<std::mutex> lock(mutex_);
    handlers_[topic] = std::move(handler);
  }

  void remove(const std::string &topic) {
    std::lock_guard<std::mutex> lock(mutex_);
    handlers_.erase(topic);
  }

  void dispatch(const std::string &topic, const std::string &message) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (auto found = handlers_.find(topic); found != handlers_.end())
      found->second(message);
  }

private:
  std::mutex mutex_;
  std::map<std::string, Handler> handlers_;
};

class Lobby {
public:
  explicit Lobby(Router &router) : router_(router) {
    router_.on("join", std::bind(&Lobby::join, this, std::placeholders::_1));
  }
  ~Lobby() { close(); }
  Lobby(const Lobby &) = delete;
  Lobby &operator=(const Lobby &) = delete;

  void close() {
    router_.remove("join");
    std::lock_guard<std::mutex> lock(mutex_);
    players_.clear();
  }

private:
  void join(const std::string &player) {
    std::lock_guard<std::mutex> lock(mutex_);
    players_.push_back(player);
  }

  Router &router_;
  std::mutex mutex_;
  std::vector<std::string> players_;
};
