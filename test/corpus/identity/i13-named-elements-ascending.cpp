// ROW: I13
// VERDICT: ok
// FINDINGS:
// WHY: TablesLock only compiles for tables in ascending order, so each thread locks the elements of the array in that order.
#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace {

enum class Table : std::size_t { users, orders, invoices, count };

constexpr std::size_t indexOf(Table table) { return static_cast<std::size_t>(table); }

std::array<std::mutex, indexOf(Table::count)> tableMutexes;

template <Table... Tables> constexpr bool ascending() {
  std::size_t next = 0;
  bool result = true;
  ((result = result && indexOf(Tables) >= next, next = indexOf(Tables) + 1), ...);
  return result;
}

/// Has some tables locked, in the order of the arguments.
template <Table... Tables> class TablesLock {
  static_assert(ascending<Tables...>(), "tables must be locked in ascending order");

public:
  TablesLock() = default;
  TablesLock(const TablesLock &) = delete;
  TablesLock &operator=(const TablesLock &) = delete;

private:
  using Lock = std::unique_lock<std::mutex>;
  std::array<Lock, sizeof...(Tables)> locks_{Lock(tableMutexes[indexOf(Tables)])...};
};

std::map<int, std::string> users;
std::map<int, int> userOfOrder;
std::map<int, long> centsOfInvoice;

} // namespace

bool placeOrder(int order, int user) {
  const TablesLock<Table::users, Table::orders> lock;
  return users.count(user) != 0 && userOfOrder.emplace(order, user).second;
}

void deleteUser(int user) {
  const TablesLock<Table::users, Table::orders> lock;
  for (auto it = userOfOrder.begin(); it != userOfOrder.end();)
    it = it->second == user ? userOfOrder.erase(it) : std::next(it);
  users.erase(user);
}

long bill(int order, long cents) {
  const TablesLock<Table::orders, Table::invoices> lock;
  return userOfOrder.count(order) != 0 ? centsOfInvoice[order] += cents : 0;
}
