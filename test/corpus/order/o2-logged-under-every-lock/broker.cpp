#include "log.h"
#include <functional>
#include <map>
#include <vector>

class Topic {
public:
  using Handler = std::function<void(const std::string &)>;
  void subscribe(Handler h) {
    std::lock_guard<std::mutex> l(m_);
    handlers_.push_back(std::move(h));
    LOG(Debug) << "now " << handlers_.size() << " handlers";
  }
  std::vector<Handler> handlers() const {
    std::lock_guard<std::mutex> l(m_);
    return handlers_;
  }

private:
  mutable std::mutex m_;
  std::vector<Handler> handlers_;
};

class Broker {
public:
  void subscribe(const std::string &topic, Topic::Handler h) {
    std::lock_guard<std::mutex> l(m_);
    topics_[topic].subscribe(std::move(h));
    LOG(Info) << "subscribed to " << topic;
  }
  void publish(const std::string &topic, const std::string &text) {
    std::vector<Topic::Handler> handlers;
    {
      std::lock_guard<std::mutex> l(m_);
      auto it = topics_.find(topic);
      if (it == topics_.end()) {
        LOG(Warning) << "nobody listens to " << topic;
        return;
      }
      handlers = it->second.handlers();
    }
    for (const auto &h : handlers)
      h(text);
  }

private:
  std::mutex m_;
  std::map<std::string, Topic> topics_;
};

class Inbox {
public:
  explicit Inbox(Broker &broker) {
    broker.subscribe("mail", [this](const std::string &text) {
      std::lock_guard<std::mutex> l(m_);
      mails_.push_back(text);
      LOG(Debug) << mails_.size() << " mails";
    });
  }

private:
  std::mutex m_;
  std::vector<std::string> mails_;
};

int main() {
  Broker broker;
  Inbox inbox(broker);
  std::vector<std::thread> publishers;
  for (int i = 0; i < 4; ++i)
    publishers.emplace_back([&broker, i] { broker.publish(i % 2 ? "mail" : "news", "hello"); });
  for (auto &t : publishers)
    t.join();
}
