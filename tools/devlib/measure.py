"""Runs compilers over the units of a database, and other commands, and measures them.

Wall time, CPU time of the children and their peak memory. Does not repeat or average: the
machine's noise is the reader's to judge, which is why both sides run in the same call.
"""

import concurrent.futures
import dataclasses
import os
import pathlib
import subprocess
import threading
import time

import compile_database


@dataclasses.dataclass
class UnitCheck:
    """What `clang -fsyntax-only` said about one unit."""
    file: str
    ok: bool
    messages: str        # the diagnostics, errors only
    headers: list        # absolute paths of the headers it included, system headers left out


@dataclasses.dataclass
class Measured:
    """One command, run to its end."""
    status: int          # exit status; negative: killed by that signal
    wall_seconds: float
    cpu_seconds: float
    peak_rss_kib: int    # of the largest process


def syntax_check(entries, jobs, scratch):
    """Checks all entries, `jobs` at a time. Returns ([UnitCheck], wall seconds, CPU seconds).

    Each unit also writes the list of its headers into folder `scratch`: that is how the site
    count knows the project headers that are really used. It costs less than a percent.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    cpu = _Sum()
    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        checks = list(pool.map(
            lambda numbered: _check_unit(numbered[1], scratch / f"{numbered[0]}.d", cpu),
            enumerate(entries)))
    return checks, time.monotonic() - started, cpu.total


def run(command, stdout=None, stderr=None, cwd=None):
    """Runs one command to its end. Returns what it cost."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr,
                               cwd=cwd)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Measured(process.returncode, time.monotonic() - started,
                    usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


class _Sum:
    """A sum that several threads add to."""

    def __init__(self):
        self.total = 0.0
        self._lock = threading.Lock()

    def add(self, amount):
        with self._lock:
            self.total += amount


def _check_unit(entry, dependencies, cpu):
    mode = ["-fsyntax-only", "-MMD", "-MF", str(dependencies)]
    command = compile_database.command_for(entry, mode)
    diagnostics = dependencies.with_suffix(".txt")
    with open(diagnostics, "wb") as output:
        measured = run(command, stdout=subprocess.DEVNULL, stderr=output, cwd=entry["directory"])
    cpu.add(measured.cpu_seconds)
    return UnitCheck(entry["file"], measured.status == 0,
                     diagnostics.read_text(errors="replace"),
                     _headers(dependencies, entry["directory"]))


def _headers(dependencies, directory):
    """The prerequisites of a Makefile rule as Clang writes it: `target: a b\\<newline> c`."""
    if not dependencies.exists():
        return []
    rule = dependencies.read_text(errors="replace").replace("\\\n", " ")
    words = rule.split(": ", 1)[-1].replace("\\ ", "\0").split()
    return [os.path.normpath(os.path.join(directory, word.replace("\0", " "))) for word in words]
