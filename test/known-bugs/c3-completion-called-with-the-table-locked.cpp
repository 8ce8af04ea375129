// ROW: C3
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: RpcClient::mutex_
// FLAGS: -std=c++17
// WHY: complete() calls the handler with the table locked, and a handler issues its second request on the same client, which locks it again.
// REASON: a callable inside a structure that emplace() puts into a container is not known where it is taken out of it again.
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
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
    const int id = ++last_;
    pending_.emplace(id, Call{std::move(body), std::move(handler)});
    return id;
  }

  bool complete(int id, const std::string &reply) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto node = pending_.extract(id);
    if (!node)
      return false;
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
