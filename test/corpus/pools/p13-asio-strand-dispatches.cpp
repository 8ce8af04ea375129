// ROW: P13
// VERDICT: ok
// FINDINGS:
// WHY: dispatch() to strand_ from a handler of strand_ runs the function at once, so balance() has its answer before it waits.
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include <future>

class Account {
public:
  explicit Account(boost::asio::thread_pool &pool) : strand_(boost::asio::make_strand(pool.get_executor())) {}

  long balance() {
    std::future<long> cents =
        boost::asio::dispatch(strand_, boost::asio::use_future([this] { return cents_; }));
    return cents.get();
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
