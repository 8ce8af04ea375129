// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: the lock is moved into a guard of the inner block and unlocked at its end; then lookUp() waits for the documents with nothing held.
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace {
std::mutex indexMutex;
std::map<std::string, std::size_t> wordIndex;
std::mutex documentsMutex;
std::vector<std::string> documents;
} // namespace

std::string lookUp(const std::string &word) {
  std::size_t number = 0;
  std::unique_lock<std::mutex> lock(indexMutex);
  {
    auto held = std::move(lock);
    if (auto found = wordIndex.find(word); found != wordIndex.end())
      number = found->second;
  }
  std::lock_guard<std::mutex> documentsLock(documentsMutex);
  return number < documents.size() ? documents[number] : std::string();
}

void addDocument(const std::string &word, const std::string &text) {
  std::lock_guard<std::mutex> documentsLock(documentsMutex);
  documents.push_back(text);
  std::lock_guard<std::mutex> indexLock(indexMutex);
  wordIndex[word] = documents.size() - 1;
}
