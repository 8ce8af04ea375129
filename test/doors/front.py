"""The front doors: how each is asked about a program, and what of a program it can see.

A door is one class and one line in `doors()`. It answers `judge(works, jobs)`: for each program that it
judges wrongly, what is wrong; and `limit(work, problems)`: why it cannot do better, or "".
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

import corpus
import diagnostics

LLVM = Path("/usr/lib/llvm-22/bin")
BATCH = 12  # Files for one clang-tidy: its start is a fifth of the time of a file.


@dataclass
class Work:
    """A program on its way through the doors. Its folder is a copy, for what a door makes."""

    name: str  # Below test/corpus.
    program: corpus.Program

    @property
    def folder(self) -> Path:
        return self.program.folder

    @property
    def index(self) -> Path:
        """Made by the plugin's door, read by clang-tidy's."""
        return self.folder / "project.hw"

    def compiler(self, source: str) -> list[str]:
        return [str(LLVM / ("clang" if source.endswith(".c") else "clang++")), "-w", corpus.INCLUDE,
                *self.program.flags]


class DoorError(Exception):
    """What a program of ours printed is not what it should be; the text says what."""


class Door:
    name = ""  # In options and in known.txt.
    title = ""  # In the table.
    one_file = False  # Whether it sees each file for itself.
    by_lit = False  # Whether lit asks it about every program already.

    def __init__(self, build: Path):
        self.build = build
        self.holdwait = str(build / "bin/holdwait")

    def available(self) -> bool:
        return True

    def judge(self, works: list[Work], jobs: int) -> dict[str, list[str]]:
        with ThreadPoolExecutor(jobs) as workers:
            told = workers.map(self._judge_one, works)
            return {work.name: problems for work, problems in zip(works, told)}

    def _judge_one(self, work: Work) -> list[str]:
        try:
            return self.judge_one(work)
        except (corpus.ReportError, DoorError) as error:
            return [str(error).partition("\n")[0]]

    def judge_one(self, work: Work) -> list[str]:
        raise NotImplementedError

    def limit(self, work: Work, problems: list[str]) -> str:
        """Why no tool could do better through this door."""
        if not self.one_file or len(work.program.sources) == 1:
            return ""
        silent = all(problem.startswith("missing") for problem in problems)
        return "parts" if silent else "alone"


class Scan(Door):
    name = "scan"
    title = "`scan`"
    by_lit = True

    def judge_one(self, work: Work) -> list[str]:
        return corpus.judge(work.program, corpus.run(self.holdwait, work.program))


class Plugin(Door):
    """Each file is compiled once, for its object; the objects are linked, the link is reported."""

    name = "plugin"
    title = "plugin, `link`, `report`"

    def judge_one(self, work: Work) -> list[str]:
        for number, source in enumerate(work.program.sources):
            plugin = f"-fplugin={self.build}/lib/libholdwait-clang.so"
            call([*work.compiler(source), plugin, "-c", "-O0", source, "-o", f"{number}.o"], work)
        objects = [f"{number}.o" for number in range(len(work.program.sources))]
        call([self.holdwait, "link", *objects, "-o", work.index.name], work)
        options = ["--format=json", "--min-confidence=low"]
        text = call([self.holdwait, "report", *options, work.index.name], work, (0, 1))
        return corpus.judge(work.program, json.loads(text))


class Tidy(Door):
    """clang-tidy, many files in one process; each program twice where its label speaks of low
    confidence, which diagnostics do not show."""

    name = "clang-tidy"
    title = "clang-tidy"
    one_file = True
    options: dict[str, str] = {}

    def judge(self, works: list[Work], jobs: int) -> dict[str, list[str]]:
        wrong: dict[str, list[str]] = {work.name: [] for work in works}
        for confidence in ("medium", "low"):
            asked = [work for work in works if diagnostics.tells(work.program, confidence)]
            for work, warnings in self.ask(asked, confidence, jobs):
                wrong[work.name] += diagnostics.judge(work.program, warnings, confidence)
        return wrong

    def ask(self, works: list[Work], confidence: str,
            jobs: int) -> Iterator[tuple[Work, list[diagnostics.Diagnostic]]]:
        write_database(self.build / "doors", works)
        batches = list(in_batches(works))
        with ThreadPoolExecutor(jobs) as workers:
            texts = workers.map(lambda batch: self.run(batch, confidence), batches)
            for batch, text in zip(batches, texts):
                warnings = diagnostics.read(text)
                for work in batch:
                    yield work, [w for w in warnings if w.file.is_relative_to(work.folder)]

    def run(self, batch: list[Work], confidence: str) -> str:
        options = {"holdwait.MinConfidence": confidence, **self.options}
        files = [str(work.folder / source) for work in batch for source in work.program.sources]
        config = "{CheckOptions: " + json.dumps(options) + "}"
        command = [str(LLVM / "clang-tidy"), "--quiet", "-load", f"{self.build}/lib/libholdwait-tidy.so",
                   "-checks=-*,holdwait-*", "--header-filter=.*", f"--config={config}",
                   "-p", str(self.build / "doors"), *files]
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode in (0, 1):  # 1: some file does not compile, and is told so.
            return done.stdout
        if len(batch) > 1:
            return "".join(self.run([work], confidence) for work in batch)
        return f"{batch[0].folder}/:0:0: error: clang-tidy ended with status {done.returncode}\n"


    def limit(self, work: Work, problems: list[str]) -> str:
        """What the object of each file alone shows, clang-tidy has to show."""
        alone = kinds_alone(self.holdwait, work)
        lost = diagnostics.kinds(problems, "missing") & alone
        made_up = diagnostics.kinds(problems, "unexpected") - alone
        return "" if lost or made_up else super().limit(work, problems)


class TidyWithIndex(Tidy):
    name = "clang-tidy-index"
    title = "clang-tidy with an index"
    one_file = False
    options = {"holdwait.Index": "project.hw"}


class Analyzer(Door):
    """The path-sensitive checkers of the Static Analyzer. They know some kinds, and tell them in words."""

    name = "analyzer"
    title = "Static Analyzer"
    one_file = True
    kinds = {
        r"is acquired .*: it waits for itself": "self-deadlock",
        r"is released a second time": "release-not-held",
        r"stays locked": "leaked-lock",
        r"A second unit ": "nested-lease",
    }

    @property
    def library(self) -> str:
        return f"{self.build}/lib/libholdwait-clang.so"

    def available(self) -> bool:
        listing = subprocess.run([str(LLVM / "clang"), "-cc1", "-load", self.library,
                                  "-analyzer-checker-help"], capture_output=True, text=True)
        return "holdwait.Lock" in listing.stdout

    def judge_one(self, work: Work) -> list[str]:
        checkers = ["-load", self.library, "-analyzer-checker=core,holdwait.Lock,holdwait.Lease",
                    "-analyzer-output=text"]
        told: set[str] = set()
        for source in work.program.sources:
            options = [part for word in checkers for part in ("-Xclang", word)]
            command = [*work.compiler(source), "--analyze", "--analyzer-no-default-checks", *options,
                       "-fno-color-diagnostics", source, "-o", os.devnull]
            done = subprocess.run(command, cwd=work.folder, capture_output=True, text=True)
            warnings = [line for line in done.stderr.splitlines() if "warning: " in line]
            told |= {kind for text, kind in self.kinds.items() for w in warnings if re.search(text, w)}
        wanted = set(work.program.findings) & set(self.kinds.values())
        if work.program.verdict == "low":
            wanted &= told  # What is doubtful, it may leave out.
        return [f"missing {kind}" for kind in sorted(wanted - told)] + \
               [f"unexpected {kind}" for kind in sorted(told - wanted)]

    def limit(self, work: Work, problems: list[str]) -> str:
        return "paths" if not diagnostics.kinds(problems, "unexpected") else super().limit(work, problems)


def doors(build: Path) -> list[Door]:
    """Those that are built, in the order of the table. What the plugin makes, clang-tidy reads."""
    known: list[Callable[[Path], Door]] = [Scan, Plugin, Tidy, TidyWithIndex, Analyzer]
    return [door for door in (make(build) for make in known) if door.available()]


def kinds_alone(holdwait: str, work: Work) -> set[str]:
    """What the plugin's objects show, each reported for itself."""
    low = work.program.verdict == "ok" and not work.program.allow_low
    options = ["--format=json", f"--min-confidence={'low' if low else 'medium'}"]
    kinds = set()
    for made in sorted(work.folder.glob("*.o")):
        report = json.loads(call([holdwait, "report", *options, made.name], work, (0, 1)))
        kinds |= {finding["kind"] for finding in report["findings"]}
    return kinds


def call(command: list[str], work: Work, good: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(command, cwd=work.folder, capture_output=True, text=True, errors="replace",
                          stdin=subprocess.DEVNULL, timeout=corpus.TIMEOUT_SECONDS)
    if done.returncode not in good or done.stderr:
        told = done.stderr.partition("\n")[0]
        raise DoorError(f"{Path(command[0]).name}: exit status {done.returncode}: {told}")
    return done.stdout


def in_batches(works: list[Work]) -> Iterator[list[Work]]:
    batch: list[Work] = []
    for work in works:
        if batch and sum(len(w.program.sources) for w in [*batch, work]) > BATCH:
            yield batch
            batch = []
        batch.append(work)
    if batch:
        yield batch


def write_database(folder: Path, works: list[Work]) -> None:
    commands = [
        {"directory": str(work.folder), "file": str(work.folder / source),
         "arguments": [*work.compiler(source), "-c", str(work.folder / source)]}
        for work in works for source in work.program.sources
    ]
    (folder / "compile_commands.json").write_text(json.dumps(commands))
