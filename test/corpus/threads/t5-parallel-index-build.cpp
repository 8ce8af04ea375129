// ROW: T5
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: rebuild() waits for its futures before it locks the index; the tasks lock the dictionary only, and that is always locked after the index.
#include <future>
#include <map>
#include <mutex>
#include <numeric>
#include <shared_mutex>
#include <span>
#include <string>
#include <vector>

class Dictionary {
public:
  int number(const std::string &word) {
    std::lock_guard lock(mutex_);
    return words_.try_emplace(word, static_cast<int>(words_.size())).first->second;
  }

private:
  std::mutex mutex_;
  std::map<std::string, int> words_;
};

class Index {
  using Postings = std::map<int, std::vector<std::size_t>>;

public:
  void rebuild(std::span<const std::string> documents) {
    std::vector<std::future<Postings>> parts;
    const std::size_t step = documents.size() / 4 + 1;
    for (std::size_t at = 0; at < documents.size(); at += step) {
      auto part = documents.subspan(at, std::min(step, documents.size() - at));
      parts.push_back(std::async(std::launch::async, [this, part, at] { return scan(part, at); }));
    }
    Postings merged;
    for (auto &part : parts)
      for (auto &[word, places] : part.get())
        merged[word].insert(merged[word].end(), places.begin(), places.end());

    std::unique_lock lock(mutex_);
    postings_ = std::move(merged);
  }

  std::size_t occurrences(const std::string &word) const {
    std::shared_lock lock(mutex_);
    auto it = postings_.find(dictionary_.number(word));
    return it == postings_.end() ? 0 : it->second.size();
  }

private:
  Postings scan(std::span<const std::string> documents, std::size_t first) {
    Postings found;
    for (std::size_t i = 0; i < documents.size(); ++i)
      found[dictionary_.number(documents[i])].push_back(first + i);
    return found;
  }

  mutable std::shared_mutex mutex_;
  mutable Dictionary dictionary_;
  Postings postings_;
};

int main() {
  Index index;
  std::vector<std::string> words(1000, "deadlock");
  auto reader = std::async(std::launch::async, [&] { return index.occurrences("deadlock"); });
  index.rebuild(words);
  return reader.get() > 1000;
}
