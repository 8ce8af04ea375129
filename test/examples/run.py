#!/usr/bin/env python3
"""Checks that the example programs do what examples/README.md says.

usage: run.py [--repeat N] <build directory of examples/>

Every bad program must end by its watchdog (exit status 3), every fixed one by
itself (status 0). Prints one line per run; exit status 1 when any was wrong.
Whether holdwait finds the deadlocks is not asked here.
"""

import argparse
import pathlib
import subprocess
import sys

STORIES = ["boot", "pool", "executor", "leak", "warehouse", "warehouse_keyed"]
DEADLOCK_STATUS = 3  # kDeadlockStatus in examples/common/watchdog.h
TIMEOUT_SECONDS = 60  # For a program whose watchdog does not work.


def find_program(build, name):
    """The executable called `name` anywhere under `build`, or None."""
    for path in sorted(build.rglob(name)):
        if path.is_file():
            return path
    return None


def describe_mismatch(program, status, stdout, stderr):
    """Runs `program`; an empty string, or what differs from the expectation."""
    try:
        run = subprocess.run([program], capture_output=True, text=True,
                             timeout=TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        return f"still running after {TIMEOUT_SECONDS} s"
    if run.returncode != status:
        return f"exit status {run.returncode}, expected {status}"
    if not run.stdout.endswith(stdout):
        return f"printed {run.stdout!r}, expected {stdout!r} at the end"
    if run.stderr != stderr:
        return f"complained {run.stderr!r}, expected {stderr!r}"
    return ""


def check(build, name, status, stdout, stderr):
    """Prints one line on the program `name`; whether it was as expected."""
    program = find_program(build, name)
    if program is None:
        mismatch = f"not found under {build}"
    else:
        mismatch = describe_mismatch(program, status, stdout, stderr)
    print(f"{'FAIL' if mismatch else 'ok':4} {name}: {mismatch or f'status {status}'}",
          flush=True)
    return not mismatch


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path,
                        help="build directory of examples/")
    parser.add_argument("--repeat", type=int, default=1, metavar="N",
                        help="run every program N times")
    options = parser.parse_args()

    results = []
    for story in STORIES * options.repeat:
        results.append(check(
            options.build, f"{story}_bad", DEADLOCK_STATUS, stdout="",
            stderr=f"deadlock: {story} made no progress for 2 s\n"))
        results.append(check(
            options.build, f"{story}_fixed", 0, stdout="done\n", stderr=""))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
