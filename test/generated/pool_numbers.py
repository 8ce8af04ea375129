#!/usr/bin/env python3
"""Programs with T threads that each hold up to k units of a pool of C: is the verdict the truth?

    pool_numbers.py HOLDWAIT WORK [--all]

Writes each program, scans it, and compares what holdwait says with every interleaving of the same
threads on the same pool (`can_deadlock`). Threads may have different depths. The verdict must
flip exactly where the simulation's does, and the smallest safe capacity that is told must be the
simulation's. Every group of threads is tried in C, with a semaphore of POSIX, and around the place
where the verdict flips in C++, with a pool that holdwait has to recognise and a lease class; with
--all, everywhere. Prints one line per program; exit status 1 when any verdict was wrong.
"""

import itertools
import json
import pathlib
import subprocess
import sys

# How many threads have which depth: {depth: threads}.
GROUPS = [{1: 3}, {2: 1}, {2: 2}, {2: 3}, {2: 4}, {3: 1}, {3: 2}, {3: 3}, {4: 2},
          {1: 2, 2: 2}, {2: 2, 3: 1}, {1: 1, 2: 1, 3: 1}, {2: 1, 4: 1}, {1: 3, 3: 2}]


def can_deadlock(depths, capacity):
    """Whether some interleaving ends with threads that all wait. Each thread takes `depth` units one
    after another, then gives them back one after another; a unit is waited for as long as it takes."""
    start = tuple(0 for _ in depths)
    seen, todo = {start}, [start]
    while todo:
        at = todo.pop()
        held = sum(min(step, 2 * depth - step) for step, depth in zip(at, depths))
        moves = []
        for i, depth in enumerate(depths):
            gives = at[i] >= depth
            if at[i] < 2 * depth and (gives or held < capacity):
                moves.append(at[:i] + (at[i] + 1,) + at[i + 1:])
        if not moves and any(step < 2 * depth for step, depth in zip(at, depths)):
            return True
        for move in moves:
            if move not in seen:
                seen.add(move)
                todo.append(move)
    return False


def smallest_safe(depths):
    return next(c for c in itertools.count(1) if not can_deadlock(depths, c))


C_PROGRAM = """#include <pthread.h>
#include <semaphore.h>

static sem_t units;
{levels}
{roots}
int main(void) {{
  pthread_t threads[{count}];
  int started = 0;
  if (sem_init(&units, 0, {capacity}) != 0)
    return 1;
{starts}
  for (int i = 0; i < {count}; i++)
    pthread_join(threads[i], NULL);
  sem_destroy(&units);
  return 0;
}}
"""
C_LEVEL = """
static long level{n}(long work) {{
  long done;
  sem_wait(&units);
  done = work + {inner};
  sem_post(&units);
  return done;
}}
"""
C_ROOT = """
static void *worker{depth}(void *work) {{
  level{depth}((long)work);
  return NULL;
}}
"""
C_START = """  for (int i = 0; i < {threads}; i++)
    if (pthread_create(&threads[started++], NULL, worker{depth}, NULL) != 0)
      return 1;
"""

CXX_PROGRAM = """#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

class Units {{
public:
  explicit Units(int count) : free_(count) {{}}
  void take() {{
    std::unique_lock<std::mutex> lock(mutex_);
    given_.wait(lock, [this] {{ return free_ > 0; }});
    --free_;
  }}
  void give() {{
    std::lock_guard<std::mutex> lock(mutex_);
    ++free_;
    given_.notify_one();
  }}

private:
  std::mutex mutex_;
  std::condition_variable given_;
  int free_;
}};

class Lease {{
public:
  explicit Lease(Units &units) : units_(units) {{ units_.take(); }}
  ~Lease() {{ units_.give(); }}
  Lease(const Lease &) = delete;
  Lease &operator=(const Lease &) = delete;

private:
  Units &units_;
}};

static Units units({capacity});
{levels}
{roots}
int main() {{
  std::vector<std::thread> threads;
{starts}
  for (std::thread &thread : threads)
    thread.join();
}}
"""
CXX_LEVEL = """
static long level{n}(long work) {{
  Lease unit(units);
  return work + {inner};
}}
"""
CXX_ROOT = """
static void worker{depth}(long work) {{ level{depth}(work); }}
"""
CXX_START = """  for (int i = 0; i < {threads}; ++i)
    threads.emplace_back(worker{depth}, i);
"""
SPELLINGS = {
    "c": (C_PROGRAM, C_LEVEL, C_ROOT, C_START),
    "cpp": (CXX_PROGRAM, CXX_LEVEL, CXX_ROOT, CXX_START),
}


def source(suffix, group, capacity):
    program, level, root, start = SPELLINGS[suffix]
    levels = "".join(level.format(n=n, inner=f"level{n - 1}(work)" if n > 1 else "1")
                     for n in range(1, max(group) + 1))
    return program.format(
        capacity=capacity, count=sum(group.values()), levels=levels,
        roots="".join(root.format(depth=depth) for depth in group),
        starts="".join(start.format(depth=depth, threads=n) for depth, n in group.items()))


def told(holdwait, path):
    """(a nested lease of the pool is told, the smallest safe capacity that is told or None)."""
    flags = ["-std=c11"] if path.suffix == ".c" else ["-std=c++17"]
    done = subprocess.run([holdwait, "scan", path, "--quiet", "--format=json", "--", *flags],
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{path}: exit status {done.returncode}\n{done.stderr}")
    report = json.loads(done.stdout)
    kinds = {finding["kind"] for finding in report["findings"]}
    # A semaphore of one unit is a lock: who takes it twice waits for itself.
    if kinds - {"nested-lease", "self-deadlock"}:
        raise SystemExit(f"{path}: told as {kinds}")
    needed = [entry.get("needed") for entry in report["findings"] + report["safe_pools"]]
    return bool(kinds), needed[0] if needed else None


def mistake(holdwait, path, depths, capacity):
    """What is wrong with the verdict on the program at `path`; an empty string when it is right."""
    deadlock, needed = told(holdwait, path)
    if deadlock != can_deadlock(depths, capacity):
        return f"told as {'unsafe' if deadlock else 'safe'}, {path}"
    if needed is None and max(depths) > 1 and capacity > 1:
        return f"the smallest safe capacity is not told, {path}"
    if needed not in (None, smallest_safe(depths)):
        return f"needs {smallest_safe(depths)}, told as {needed}, {path}"
    return ""


def judge(holdwait, work, group, everywhere):
    """Prints a line per program of the group; returns how many were judged wrongly."""
    depths = [depth for depth, threads in group.items() for _ in range(threads)]
    flip, wrong = smallest_safe(depths), 0
    for suffix in SPELLINGS:
        first = 1 if everywhere or suffix == "c" else max(1, flip - 1)
        for capacity in range(first, flip + 2 if first == 1 else flip + 1):
            name = "-".join(f"{threads}x{depth}" for depth, threads in group.items())
            path = work / f"{name}-of-{capacity}.{suffix}"
            path.write_text(source(suffix, group, capacity))
            text = mistake(holdwait, path, depths, capacity)
            wrong += bool(text)
            print(f"{'FAIL' if text else 'ok  '} {path.name}: {text or f'safe from {flip}'}")
    return wrong


def main():
    holdwait, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)
    return 1 if sum(judge(holdwait, work, group, "--all" in sys.argv) for group in GROUPS) else 0


if __name__ == "__main__":
    sys.exit(main())
