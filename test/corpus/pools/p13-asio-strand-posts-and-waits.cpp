// ROW: P13
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: Account::strand_
// WHY: withdraw() runs on strand_ and balance() waits there for a handler of strand_, which cannot begin before withdraw() has ended, whatever the number of threads.
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include <future>

class Account {
public:
  explicit Account(boost::asio::thread_pool &pool) : strand_(boost::asio::make_strand(pool.get_executor())) {}

  long balance() {
    std::future<long> cents = boost::asio::post(strand_, boost::asio::use_future([this] { return cents_; }));
    return cents.get(); // FINDING: executor-self-wait
  }

  void deposit(long cents) {
    boost::asio::post(strand_, [this, cents] { cents_ += cents; });
  }

  void withdraw(long cents) {
    boost::asio::post(strand_, [this, cents] {
      if (balance() >= cents)
        cents_ -= cents;
    });
  }

private:
  boost::asio::strand<boost::asio::thread_pool::executor_type> strand_;
  long cents_ = 0;
};

int main() {
  boost::asio::thread_pool pool(4);
  Account account(pool);
  account.deposit(5000);
  account.withdraw(1200);
  const long left = account.balance();
  pool.join();
  return left < 0;
}
