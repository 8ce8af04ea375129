#ifndef REPOSITORY_H
#define REPOSITORY_H

#include <map>
#include <mutex>

struct Customer {
  int id;
  int contracts;
};

struct Contract {
  int id;
  int customer;
};

template <typename Row> class Repository {
public:
  std::unique_lock<std::mutex> lock() { return std::unique_lock<std::mutex>(mutex_); } // FINDING: lock-order-cycle
  std::map<int, Row> &rows() { return rows_; }

  static Repository &instance() {
    static Repository repository;
    return repository;
  }

private:
  std::mutex mutex_;
  std::map<int, Row> rows_;
};

#endif
