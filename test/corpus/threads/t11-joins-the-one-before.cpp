// ROW: T11
// VERDICT: ok
// FINDINGS:
// WHY: each stage joins the thread of the stage before it, which is another object.
#include <thread>

struct Stage {
  explicit Stage(Stage *before) : before(before) {}
  void start() { thread = std::thread(&Stage::run, this); }
  void run() {
    if (before)
      before->thread.join();
    ++done;
  }

  Stage *before;
  int done = 0;
  std::thread thread;
};

int main() {
  Stage first(nullptr), second(&first), third(&second);
  first.start();
  second.start();
  third.start();
  third.thread.join();
}
