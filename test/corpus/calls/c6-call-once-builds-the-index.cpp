// ROW: C6
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Library::booksMutex_ Library::indexMutex_
// WHY: the lambda find() gives to call_once locks books then index, add() locks index then books.
#include <map>
#include <mutex>
#include <string>
#include <vector>

class Library {
public:
  void add(const std::string &title) {
    std::lock_guard<std::mutex> indexLock(indexMutex_);
    std::lock_guard<std::mutex> booksLock(booksMutex_); // FINDING: lock-order-cycle
    index_[title] = books_.size();
    books_.push_back(title);
  }

  bool find(const std::string &title) {
    std::call_once(indexed_, [this] {
      std::lock_guard<std::mutex> booksLock(booksMutex_);
      std::lock_guard<std::mutex> indexLock(indexMutex_); // FINDING: lock-order-cycle
      for (std::size_t shelf = 0; shelf < books_.size(); ++shelf)
        index_[books_[shelf]] = shelf;
    });
    std::lock_guard<std::mutex> indexLock(indexMutex_);
    return index_.count(title) != 0;
  }

private:
  std::once_flag indexed_;
  std::mutex booksMutex_;
  std::vector<std::string> books_;
  std::mutex indexMutex_;
  std::map<std::string, std::size_t> index_;
};
