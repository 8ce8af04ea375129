"""Scans a source whose name holds whatever could break a format.

    hostile.py HOLDWAIT FORMAT [OPTION...]

The report goes to report.out; the name is in NAME for those who read it back.
"""

import pathlib
import subprocess
import sys

NAME = "=a \"b\" %s {0} [x](y) |`c` <d>&amp; #1 @e,:\\n\n\x1b[31m.cpp"
SOURCE = """#include <mutex>
#include <thread>

std::mutex a, b;

template <class T> void forth(T) {
  std::lock_guard<std::mutex> first(a);
  std::lock_guard<std::mutex> second(b);
}

struct operators {
  void operator[](int) {
    std::lock_guard<std::mutex> first(b);
    std::lock_guard<std::mutex> second(a);
  }
};

int main() {
  std::thread other([] { forth("x"); });
  operators()[1];
  other.join();
}
"""


def main():
    holdwait, form, *options = sys.argv[1:]
    pathlib.Path(NAME).write_text(SOURCE, encoding="utf-8")
    command = [holdwait, "scan", NAME, f"--format={form}", "-o", "report.out", *options]
    done = subprocess.run([*command, "--", "-std=c++17"], capture_output=True, text=True)
    print(done.stdout + done.stderr, end="")
    sys.exit(0 if done.returncode == 1 else f"exit status {done.returncode}")


if __name__ == "__main__":
    main()
