// Threads, tasks, conditions, once.
// RUN: %skeleton | FileCheck %s
#include <algorithm>
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

std::mutex m;
std::condition_variable changed;
std::once_flag flag;
bool ready;
void work(int n);

// CHECK-LABEL: define start()
// CHECK: spawn thread &work(3) into %t
// CHECK: wait join %t
void start() {
  std::thread t(work, 3);
  t.join();
}

struct Server {
  // CHECK-LABEL: define Server::run()
  // CHECK: spawn thread &Server::loop(&this) into %[[T:[0-9]+]]
  // CHECK: assign this.Server::thread = %[[T]]
  void run() { thread = std::thread(&Server::loop, this); }
  void loop();
  std::thread thread;
};

// CHECK-LABEL: define task()
// CHECK: spawn task closure {{.*}}() into %f
// CHECK: wait future %f
// CHECK: destroy %f
void task() {
  auto f = std::async([] { work(1); });
  f.get();
}

// CHECK-LABEL: define waiting()
// CHECK: guard bind %l = m
// CHECK: wait condition changed releasing %l
// CHECK: notify condition changed
void waiting() {
  std::unique_lock<std::mutex> l(m);
  changed.wait(l, [] { return ready; });
  changed.notify_one();
}

// CHECK-LABEL: define onlyOnce()
// CHECK: acquire flag
// CHECK: call through &work(2)
// CHECK: release flag
void onlyOnce() { std::call_once(flag, work, 2); }

// What is called by its address does what its row says.
// CHECK-LABEL: define joinAll(
// CHECK: call {{.*}}for_each{{.*}}&std::thread::join)
// CHECK-LABEL: define std::thread::join() method declared address_taken
// CHECK: wait join this
void joinAll(std::vector<std::thread> &threads) {
  std::for_each(threads.begin(), threads.end(), std::mem_fn(&std::thread::join));
}
