// ROW: C5
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17
// WHY: complete() moves the handler out of the table under the lock and calls it when the lock has been released; the handlers issue new requests, which lock the table.
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

class RpcClient {
public:
  using Handler = std::function<void(RpcClient &, const std::string &)>;

  int request(std::string body, Handler handler) {
    std::lock_guard<std::mutex> lock(mutex_);
    const int id = ++last_;
    pending_.emplace(id, Call{std::move(body), std::move(handler)});
    return id;
  }

  bool complete(int id, const std::string &reply) {
    std::unique_lock<std::mutex> lock(mutex_);
    auto node = pending_.extract(id);
    if (!node)
      return false;
    lock.unlock();
    if (node.mapped().handler)
      node.mapped().handler(*this, reply);
    return true;
  }

  void failAll(const std::string &reason) {
    std::unordered_map<int, Call> failed;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      failed = std::exchange(pending_, {});
    }
    for (auto &[id, call] : failed)
      if (call.handler)
        std::invoke(call.handler, *this, reason);
  }

private:
  struct Call {
    std::string body;
    Handler handler;
  };

  std::mutex mutex_;
  int last_ = 0;
  std::unordered_map<int, Call> pending_;
};

RpcClient client;

void login(const std::string &user) {
  client.request("login " + user, [user](RpcClient &c, const std::string &reply) {
    if (reply == "again")
      c.request("login2 " + user, nullptr);
  });
}
