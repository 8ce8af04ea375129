#ifndef SESSIONS_H
#define SESSIONS_H

#include <cstddef>
#include <mutex>
#include <set>

namespace server {

class SessionTable {
public:
  static SessionTable &instance();
  void open(int id);
  void close(int id);
  std::size_t size();

private:
  std::mutex mutex_;
  std::set<int> ids_;
};

} // namespace server

#endif
