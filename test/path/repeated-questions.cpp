// Questions that a path asks twice: what it may have been told, and what cannot be.

// RUN: %analyze %expected %s

#include <atomic>
#include <deque>
#include <mutex>
#include <thread>

// The way around the unlock would need the queue to be empty and not empty.
class Journal {
public:
  void append(int record) {
    mutex_.lock();
    pending_.push_back(record);
    collect();
    mutex_.unlock();
  }

private:
  void collect() {
    if (pending_.empty())
      return;
    if (!pending_.empty())
      mutex_.unlock();
    mutex_.lock();
    pending_.pop_front();
  }

  std::mutex mutex_;
  std::deque<int> pending_;
};

void journal(Journal &j) { j.append(1); }

// Here it may be: an element was taken out between the two questions.
class Mailbox {
public:
  void deliver() {
    mutex_.lock();
    if (letters_.empty()) {
      mutex_.unlock();
      return;
    }
    letters_.pop_front();
    if (letters_.empty())
      return;
    mutex_.unlock();
  }

private:
  std::mutex mutex_;
  std::deque<int> letters_;
};

void mailbox(Mailbox &m) { m.deliver(); } // expected-warning {{'m.mutex_' stays locked on this path; line 48 releases it on another}}

// Who has it is written down once it is had: the second time it is not asked for.
class Reentrant {
public:
  void lock() {
    const auto self = std::this_thread::get_id();
    if (owner_.load() == self) {
      ++depth_;
      return;
    }
    mutex_.lock();
    owner_.store(self);
    depth_ = 1;
  }

  void unlock() {
    if (--depth_ > 0)
      return;
    owner_.store(std::thread::id());
    mutex_.unlock();
  }

private:
  std::mutex mutex_;
  std::atomic<std::thread::id> owner_;
  unsigned depth_ = 0;
};

class Scene {
public:
  void move(int to) {
    const std::lock_guard<Reentrant> lock(mutex_);
    at_ = to;
  }

  void align() {
    const std::lock_guard<Reentrant> lock(mutex_);
    move(0);
    move(1);
  }

private:
  Reentrant mutex_;
  int at_ = 0;
};

void scene(Scene &s) { s.align(); }

// What is asked before has nothing to do with the lock.
class Gate {
public:
  void open() {
    if (closed_.load())
      return;
    mutex_.lock(); // expected-warning {{'g.mutex_' is acquired while this thread holds it: it waits for itself}}
    if (++opened_ == 1)
      open();
    mutex_.unlock();
  }

private:
  std::mutex mutex_;
  std::atomic<bool> closed_;
  int opened_ = 0;
};

void gate(Gate &g) { g.open(); }
