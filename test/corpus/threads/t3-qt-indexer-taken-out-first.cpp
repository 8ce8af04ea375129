// ROW: T3
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: rebuild() takes the indexer out of the index under mutex_ and waits for it with mutex_ unlocked.
#include <QHash>
#include <QMutex>
#include <QMutexLocker>
#include <QString>
#include <QStringList>
#include <QThread>

#include <memory>

class SearchIndex {
public:
  ~SearchIndex() {
    if (indexer_)
      indexer_->wait();
  }

  void rebuild(const QStringList &documents);
  void add(const QString &document) {
    const QMutexLocker<QMutex> lock(&mutex_);
    hits_[document] += 1;
  }
  int hits(const QString &document) const {
    const QMutexLocker<QMutex> lock(&mutex_);
    return hits_.value(document);
  }

private:
  class Indexer : public QThread {
  public:
    Indexer(SearchIndex &index, QStringList documents) : index_(index), documents_(std::move(documents)) {}

  protected:
    void run() override {
      for (const QString &document : documents_)
        index_.add(document);
    }

  private:
    SearchIndex &index_;
    const QStringList documents_;
  };

  mutable QMutex mutex_;
  QHash<QString, int> hits_;
  std::unique_ptr<Indexer> indexer_;
};

void SearchIndex::rebuild(const QStringList &documents) {
  QMutexLocker<QMutex> lock(&mutex_);
  const std::unique_ptr<Indexer> previous = std::move(indexer_);
  lock.unlock();
  if (previous)
    previous->wait();
  lock.relock();
  hits_.clear();
  indexer_ = std::make_unique<Indexer>(*this, documents);
  indexer_->start();
}

int main() {
  SearchIndex index;
  index.rebuild({"a.txt", "b.txt"});
  index.rebuild({"b.txt", "c.txt"});
  return index.hits("b.txt") > 2;
}
