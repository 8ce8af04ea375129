// ROW: I13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: tableMutexes
// REASON: guards that a pack expansion makes are elements of one array; their order is not followed.
// WHY: placeOrder() locks the element of the users and then that of the orders, deleteUser() the orders and then the users.
#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace {

enum class Table : std::size_t { users, orders, invoices, count };

constexpr std::size_t indexOf(Table table) { return static_cast<std::size_t>(table); }

std::array<std::mutex, indexOf(Table::count)> tableMutexes;

/// Has some tables locked, in the order of the arguments.
template <Table... Tables> class TablesLock {
public:
  TablesLock() = default;
  TablesLock(const TablesLock &) = delete;
  TablesLock &operator=(const TablesLock &) = delete;

private:
  using Lock = std::unique_lock<std::mutex>;
  std::array<Lock, sizeof...(Tables)> locks_{Lock(tableMutexes[indexOf(Tables)])...}; // FINDING: lock-order-cycle
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
  const TablesLock<Table::orders, Table::users> lock;
  for (auto it = userOfOrder.begin(); it != userOfOrder.end();)
    it = it->second == user ? userOfOrder.erase(it) : std::next(it);
  users.erase(user);
}

long bill(int order, long cents) {
  const TablesLock<Table::orders, Table::invoices> lock;
  return userOfOrder.count(order) != 0 ? centsOfInvoice[order] += cents : 0;
}
