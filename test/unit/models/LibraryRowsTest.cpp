//===-- test/unit/models/LibraryRowsTest.cpp - Rows of real headers --------===//
//
// Part of holdwait, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The built-in rows against the headers installed here: each program says
// beside its lines which rows they have.
//
//===----------------------------------------------------------------------===//

#include "AnnotatedProgram.h"

#include "gmock/gmock.h"

using namespace holdwait::models;
using testing::IsEmpty;

TEST(LibraryRows, StandardMutexes) {
  EXPECT_THAT(differences(R"cpp(
#include <mutex>
#include <shared_mutex>
using namespace std::chrono_literals;
void f(std::mutex &M, std::recursive_mutex &R, std::timed_mutex &T, std::shared_mutex &S,
       std::shared_timed_mutex &ST, std::recursive_timed_mutex &RT) {
  M.lock();                          // acquire
  M.try_lock();                      // acquire try
  M.unlock();                        // release
  R.lock();                          // acquire
  R.unlock();                        // release
  T.lock();                          // acquire
  T.try_lock_for(1s);                // acquire timed, ignore
  RT.try_lock_until(std::chrono::steady_clock::time_point());  // acquire timed, ignore
  S.lock();                          // acquire
  S.lock_shared();                   // acquire shared
  S.try_lock_shared();               // acquire shared try
  S.unlock_shared();                 // release shared
  ST.try_lock_shared_for(1s);        // acquire shared timed, ignore
  std::lock(M, R);                   // acquire
  std::try_lock(M, R, T);            // acquire try
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, StandardOrders) {
  EXPECT_THAT(differences(R"cpp(
#include <algorithm>
#include <functional>
void f(int A, int B, int *P, int *Q) {
  if (std::less<int *>{}(P, Q)) {}                // ordered-by
  if (std::greater<int *>{}(P, Q)) {}             // ordered-by
  if (std::less_equal<>{}(P, Q)) {}               // ordered-by
  if (std::greater_equal<>{}(P, Q)) {}            // ordered-by
  std::min(A, B);                                 // ordered-by
  std::max(A, B);                                 // ordered-by
  std::minmax(A, B);                              // ordered-by
  std::swap(P, Q);                                // swap
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, StandardGuards) {
  EXPECT_THAT(differences(R"cpp(
#include <mutex>
#include <shared_mutex>
using namespace std::chrono_literals;
void f(std::mutex &M, std::timed_mutex &T, std::shared_mutex &S) {
  std::lock_guard<std::mutex> A(M);               // guard-bind
  std::lock_guard B(M);                           // guard-bind
  std::scoped_lock C(M, T);                       // guard-bind
  std::scoped_lock C1(M);                         // guard-bind
  std::scoped_lock C0;                            // ignore
  std::unique_lock D(M, std::defer_lock);         // guard-bind, none
  std::unique_lock E(T, 1s);                      // guard-bind, ignore
  std::unique_lock<std::mutex> F;                 // ignore
  F = std::move(D);                               // assign, identity
  std::unique_lock G(std::move(F));               // assign, identity
  std::shared_lock H(S);                          // guard-bind shared
  G.lock();                                       // guard-lock
  G.try_lock();                                   // guard-lock try
  E.try_lock_for(1s);                             // guard-lock timed, ignore
  G.unlock();                                     // guard-unlock
  G.release();                                    // guard-release
  if (G) {}                                       // guard-owns
  if (G.owns_lock()) {}                           // guard-owns
  G.mutex();                                      // guard-mutex
  G.swap(D);                                      // guard-swap
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, StandardWaiting) {
  EXPECT_THAT(differences(R"cpp(
#include <barrier>
#include <condition_variable>
#include <latch>
#include <mutex>
#include <semaphore>
#include <stop_token>
std::once_flag O;
void f(std::mutex &M, std::condition_variable &C, std::condition_variable_any &A, std::latch &L,
       std::barrier<> &B, std::counting_semaphore<> &S, std::binary_semaphore &BS,
       std::stop_token &Stop, std::unique_lock<std::mutex> &G, bool (*Ready)()) {
  C.wait(G);                         // wait condition
  C.wait(G, Ready);                  // wait condition
  C.notify_all();                    // notify condition
  C.notify_one();                    // notify condition
  A.wait(M);                         // wait condition
  std::call_once(O, Ready);             // call-once
  L.wait();                          // wait latch
  L.count_down();                    // notify latch
  L.arrive_and_wait();               // wait latch
  B.arrive_and_wait();               // wait barrier
  S.acquire();                       // wait semaphore
  S.try_acquire();                   // wait try semaphore
  S.release();                       // notify semaphore
  BS.acquire();                      // wait semaphore
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, StandardTimedWaiting) {
  EXPECT_THAT(differences(R"cpp(
#include <condition_variable>
#include <mutex>
#include <semaphore>
void f(std::mutex &M, std::condition_variable &C, std::counting_semaphore<> &S,
       std::unique_lock<std::mutex> &G, bool (*Ready)(), std::chrono::seconds Second,
       std::chrono::steady_clock::time_point Then) {
  C.wait_for(G, Second);             // wait timed condition
  C.wait_until(G, Then, Ready);      // wait timed condition
  S.try_acquire_for(Second);         // wait timed semaphore
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, StandardThreads) {
  EXPECT_THAT(differences(R"cpp(
#include <thread>
void f(void (*Run)(int)) {
  std::thread None;                  // ignore
  std::thread A(Run, 1);             // spawn thread
  std::thread B(std::move(A));       // assign, identity
  A = std::move(B);                  // assign, identity
  std::jthread C(Run, 1);            // spawn thread
  A.join();                          // wait join
  C.join();                          // wait join
  C.detach();                        // ignore
  A.joinable();                      // ignore
  std::this_thread::yield();         // ignore
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, StandardFutures) {
  EXPECT_THAT(differences(R"cpp(
#include <future>
void f(int (*Run)(int), std::chrono::seconds Second) {
  auto A = std::async(Run, 1);                       // spawn task
  auto B = std::async(std::launch::deferred, Run, 1); // spawn task
  A.get();                                           // wait future
  A.wait();                                          // wait future
  A.wait_for(Second);                                // wait timed future
  std::promise<int> P;                               // ignore
  auto C = P.get_future();                           // copy
  P.set_value(1);                                    // notify future
  auto D = C.share();                                // copy
  D.get();                                           // wait future
  std::packaged_task<int(int)> T(Run);               // assign
  T(1);                                              // invoke
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, StandardStopTokens) {
  EXPECT_THAT(differences(R"cpp(
#include <stop_token>
void f(void (*Run)()) {
  std::stop_source Source;                           // ignore
  std::stop_token Token = Source.get_token();        // copy
  std::stop_callback OnStop(Token, Run);             // register
  Source.request_stop();                             // invoke
  Token.stop_requested();                            // ignore
}
)cpp",
                          *makeCatalogue(), /*IsC=*/false, "-std=c++20"),
              IsEmpty());
}

TEST(LibraryRows, StandardCallables) {
  EXPECT_THAT(differences(R"cpp(
#include <functional>
#include <tuple>
void f(void (*Run)(int), std::tuple<int> &Arguments) {
  std::function<void(int)> A;                        // ignore
  A = Run;                                           // assign
  A(1);                                              // invoke
  if (A) {}                                          // ignore
  std::bind(Run, 1);                                 // bind
  std::bind(Run, 1)();                               // invoke, bind
  std::bind_front(Run, 1)();                         // invoke, bind
  std::invoke(Run, 1);                               // invoke
  std::apply(Run, Arguments);                        // invoke
  std::ref(A).get();                                 // deref, identity
  std::function<void(int)> &R = std::ref(A);         // deref, identity
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, StandardPointers) {
  EXPECT_THAT(differences(R"cpp(
#include <memory>
#include <optional>
struct Part { int X; };
void f(std::unique_ptr<Part> U, std::shared_ptr<Part> S, std::weak_ptr<Part> W,
       std::optional<Part> O, std::unique_ptr<Part[]> A) {
  U->X = 1;                                          // deref
  (*U).X = 1;                                        // deref
  U.get();                                           // deref
  U.reset();                                         // assign
  S->X = 1;                                          // deref
  *S;                                                // deref
  S.get();                                           // deref
  S.reset();                                         // assign
  S.reset(new Part);                                 // assign, none
  W.lock();                                          // copy
  O->X = 1;                                          // deref
  O.value();                                         // deref
  O.emplace();                                       // construct
  O.reset();                                         // assign
  O = std::nullopt;                                  // assign, none
  A[0];                                              // element
  std::make_unique<Part>();                          // construct
  std::make_shared<Part>();                          // construct
  std::shared_ptr<int> Alias(S, &S->X);              // assign, deref
  std::static_pointer_cast<Part>(S);                 // copy
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, StandardContainers) {
  EXPECT_THAT(differences(R"cpp(
#include <array>
#include <deque>
#include <map>
#include <unordered_map>
#include <vector>
void f(std::vector<int> &V, std::array<int, 3> &A, std::deque<int> &D, std::map<int, int> &M,
       std::unordered_map<int, int> &U, int I) {
  V[0];                              // element
  V.at(1);                           // element
  V.front();                         // element
  A[1];                              // element
  D.back();                          // element
  M[1];                              // element
  U.at(1);                           // element
  *V.begin();                        // deref, element
  M.find(I)->second;                 // deref, element
  U.find(I)->second;                 // deref, element
  V.size();                          // ignore
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, PlainStandardParts) {
  EXPECT_THAT(differences(R"cpp(
#include <atomic>
#include <iostream>
#include <string>
void f(std::atomic<int> &A, std::string &S, int &I) {
  A.load();                          // ignore
  ++A;                               // ignore
  A.wait(1);                         // wait condition
  A.notify_one();                    // notify condition
  std::atomic_ref<int>(I).load();    // ignore, ignore
  std::cout << S;                    // ignore
  S.size();                          // ignore
  S + S;                             // none
  std::stoi(S);                      // ignore
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, PosixThreads) {
  EXPECT_THAT(differences(R"c(
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
void f(pthread_mutex_t *M, pthread_rwlock_t *W, pthread_spinlock_t *L, pthread_cond_t *C,
       pthread_t T, pthread_once_t *O, void (*Init)(void), void *(*Run)(void *),
       pthread_mutexattr_t *A, sem_t *S, struct timespec *Then) {
  pthread_mutex_init(M, A);                          // init
  pthread_mutexattr_settype(A, 1);                   // set-attribute
  pthread_mutex_lock(M);                             // acquire
  pthread_mutex_trylock(M);                          // acquire try
  pthread_mutex_timedlock(M, Then);                  // acquire timed
  pthread_mutex_unlock(M);                           // release
  pthread_rwlock_rdlock(W);                          // acquire shared
  pthread_rwlock_wrlock(W);                          // acquire
  pthread_rwlock_unlock(W);                          // release
  pthread_spin_lock(L);                              // acquire
  pthread_cond_wait(C, M);                           // wait condition
  pthread_cond_timedwait(C, M, Then);                // wait timed condition
  pthread_cond_broadcast(C);                         // notify condition
  pthread_once(O, Init);                             // call-once
  pthread_create(&T, 0, Run, 0);                     // spawn thread
  pthread_join(T, 0);                                // wait join
  pthread_detach(T);                                 // ignore
  sem_wait(S);                                       // wait semaphore
  sem_post(S);                                       // notify semaphore
}
)c",
                          *makeCatalogue(), /*IsC=*/true),
              IsEmpty());
}

TEST(LibraryRows, C11Threads) {
  EXPECT_THAT(differences(R"c(
#include <threads.h>
void f(mtx_t *M, cnd_t *C, once_flag *O, thrd_t T, int (*Run)(void *), void (*Init)(void)) {
  mtx_init(M, mtx_plain);                            // init
  mtx_lock(M);                                       // acquire
  mtx_trylock(M);                                    // acquire try
  mtx_unlock(M);                                     // release
  cnd_wait(C, M);                                    // wait condition
  cnd_signal(C);                                     // notify condition
  call_once(O, Init);                                // call-once
  thrd_create(&T, Run, 0);                           // spawn thread
  thrd_join(T, 0);                                   // wait join
}
)c",
                          *makeCatalogue(), /*IsC=*/true),
              IsEmpty());
}

TEST(LibraryRows, Signals) {
  EXPECT_THAT(differences(R"c(
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
void f(void (*Handler)(int), void (*Last)(void), struct sigaction *Action, sigset_t *Set) {
  signal(SIGHUP, Handler);                           // spawn signal
  sigaction(SIGHUP, Action, 0);                      // spawn signal
  sigemptyset(Set);                                  // signal-set clear
  sigfillset(Set);                                   // signal-set fill
  sigaddset(Set, SIGHUP);                            // signal-set add
  sigdelset(Set, SIGHUP);                            // signal-set remove
  pthread_sigmask(SIG_BLOCK, Set, 0);                // signal-mask
  sigprocmask(SIG_SETMASK, Set, 0);                  // signal-mask
  atexit(Last);                                      // spawn at-exit
  exit(1);                                           // wait exit
}
)c",
                          *makeCatalogue(), /*IsC=*/true),
              IsEmpty());
}

TEST(LibraryRows, OneTbb) {
  EXPECT_THAT(differences(R"cpp(
#include <oneapi/tbb/concurrent_queue.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>
void f(tbb::task_arena &Arena, tbb::task_group &Group, tbb::concurrent_bounded_queue<int> &Queue) {
  Arena.enqueue([] {});                                 // spawn task
  Arena.execute([] {});                                 // invoke
  tbb::this_task_arena::isolate([] {});                 // invoke
  Group.run([] {});                                     // spawn task
  Group.run_and_wait([] {});                            // invoke then wait future
  Group.wait();                                         // wait future
  tbb::parallel_for(0, 9, [](int) {});                  // spawn task then wait future
  tbb::parallel_for(0, 9, 3, [](int) {});               // spawn task then wait future
  Queue.set_capacity(4);                                // init
  Queue.push(1);                                        // wait room then notify queue
  Queue.try_push(1);                                    // notify queue
  int Last;
  Queue.pop(Last);                                      // wait queue then notify room
  Queue.try_pop(Last);                                  // notify room
  Queue.size();                                         // ignore
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, BoostThread) {
  EXPECT_THAT(differences(R"cpp(
#define BOOST_THREAD_VERSION 5
#include <boost/thread/executors/basic_thread_pool.hpp>
#include <boost/thread/future.hpp>
void f(boost::executors::basic_thread_pool &Pool, boost::future<int> &Number) {
  Pool.submit([] {});                                   // spawn task
  Pool.schedule_one_or_yield();                         // wait block
  Number.get();                                         // wait future
  Number.wait();                                        // wait future
  Number.is_ready();                                    // wait try future
  Pool.join();                                          // wait future
  boost::promise<int> P;                                // ignore
  P.set_value(1);                                       // notify future
}
)cpp",
                          *makeCatalogue(), /*IsC=*/false, "-fdelayed-template-parsing"),
              IsEmpty());
}

TEST(LibraryRows, BoostSignals) {
  EXPECT_THAT(differences(R"cpp(
#include <boost/bind/bind.hpp>
#include <boost/signals2/signal.hpp>
void f(boost::signals2::signal<void(int)> &Signal, void (*Run)(int)) {
  boost::signals2::connection C = Signal.connect(Run);  // register, assign
  boost::signals2::signal<void(int)>::slot_type S(Run, 1); // init
  Signal.connect(1, S);                                 // register
  Signal(1);                                            // invoke
  boost::bind(Run, 1);                                  // bind
  C.disconnect();                                       // ignore
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, Poco) {
  EXPECT_THAT(differences(R"cpp(
#include <Poco/Condition.h>
#include <Poco/Event.h>
#include <Poco/Mutex.h>
#include <Poco/NotificationQueue.h>
#include <Poco/RWLock.h>
#include <Poco/ThreadPool.h>
void f(Poco::Mutex &M, Poco::RWLock &RW, Poco::Condition &C, Poco::Event &E,
       Poco::NotificationQueue &Queue, Poco::ThreadPool &Pool, Poco::Runnable &R) {
  Poco::Mutex::ScopedLock Lock(M);                      // guard-bind
  M.lock(10);                                           // acquire timed
  M.tryLock();                                          // acquire try
  RW.readLock();                                        // acquire shared
  RW.writeLock();                                       // acquire
  RW.unlock();                                          // release
  C.wait(M);                                            // wait condition
  C.wait(M, 10);                                        // wait timed condition
  C.broadcast();                                        // notify condition
  E.wait();                                             // wait condition
  E.wait(10);                                           // wait timed condition
  E.set();                                              // notify condition
  Queue.waitDequeueNotification();                      // wait queue
  Queue.waitDequeueNotification(10);                    // wait timed queue
  Queue.wakeUpAll();                                    // notify queue
  Pool.start(R);                                        // spawn task
  Pool.startWithPriority(Poco::Thread::PRIO_LOW, R);    // spawn task
  Pool.joinAll();                                       // wait future
  Poco::Thread T;
  T.start(R);                                           // spawn thread
  T.join();                                             // wait join
  T.tryJoin(10);                                        // wait timed join
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, PulseAudio) {
  EXPECT_THAT(differences(R"cpp(
#include <pulse/thread-mainloop.h>
void f(pa_threaded_mainloop *Loop) {
  pa_threaded_mainloop_lock(Loop);       // acquire
  pa_threaded_mainloop_wait(Loop);       // wait condition
  pa_threaded_mainloop_signal(Loop, 0);  // notify condition
  pa_threaded_mainloop_unlock(Loop);     // release
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}

TEST(LibraryRows, PipeWire) {
  // PipeWire's headers need flags of their own: what they declare, as they declare it.
  EXPECT_THAT(differences(R"cpp(
extern "C" {
struct pw_thread_loop;
void pw_thread_loop_lock(struct pw_thread_loop *loop);
void pw_thread_loop_unlock(struct pw_thread_loop *loop);
void pw_thread_loop_wait(struct pw_thread_loop *loop);
int pw_thread_loop_timed_wait(struct pw_thread_loop *loop, int wait_max_sec);
void pw_thread_loop_signal(struct pw_thread_loop *loop, bool wait_for_accept);
}
void f(pw_thread_loop *Loop) {
  pw_thread_loop_lock(Loop);              // acquire
  pw_thread_loop_wait(Loop);              // wait condition
  pw_thread_loop_timed_wait(Loop, 2);     // wait timed condition
  pw_thread_loop_signal(Loop, false);     // notify condition
  pw_thread_loop_unlock(Loop);            // release
}
)cpp",
                          *makeCatalogue()),
              IsEmpty());
}
