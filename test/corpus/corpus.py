#!/usr/bin/env python3
"""Runs holdwait over labelled programs and says where its verdict is wrong.

    corpus.py --holdwait PATH [--jobs N] [--json] [path...]
    corpus.py --syntax CLANG [path...]

A program is a source file, or a folder with a file LABELS; README.md tells what labels mean. This module reads
them (`load`), runs the tool (`run`) and compares (`judge`); `corpus_format.py` makes one lit test of each program.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterable, Iterator

SOURCES, HEADERS = {".c", ".cpp"}, {".h", ".hpp", ".inc"}
VERDICTS, CONFIDENCES = {"bad", "ok", "stall", "low"}, ("low", "medium", "high")
REQUIRED = {"ROW", "VERDICT", "FINDINGS", "WHY"}
NUMBERS = {"NEEDS", "DEPTH"}
OPTIONAL = NUMBERS | {"LOCKS", "FLAGS", "GATE", "ALLOW", "CONFIDENCE", "REASON", "SAFE"}
REPEATED = {"GATE", "SAFE"}
# The finding is about the place where the lock was taken, not about a wait.
HELD_KINDS = {"leaked-lock"}
# A mistake of one function that is no wait, and so neither a deadlock nor a stall.
DEFECT_KINDS = {"leaked-lock", "release-not-held"}
TIMEOUT_SECONDS = 120
# The annotations, for programs that use them.
INCLUDE = f"-I{Path(__file__).resolve().parents[2] / 'include'}"

LABEL = re.compile(r"//\s*([A-Z]+):(.*)")
MARK = re.compile(r"//\s*FINDING:\s*([a-z-]+(?:\s+[a-z-]+)*)\s*$")


class LabelError(Exception):
    """The labels of a program are missing, unknown or contradict each other."""


class ReportError(Exception):
    """What holdwait printed is not the report it should be."""


# ------------------------------------------------------------------ programs and their labels


@dataclass(frozen=True)
class Mark:
    """A line labelled `// FINDING: kind`; `file` is relative to the program's folder."""

    file: str
    line: int
    kind: str

    def __str__(self) -> str:
        return f"{self.kind} at {self.file}:{self.line}"


@dataclass
class Program:
    path: Path  # the source file, or the folder with LABELS
    folder: Path  # where the tool runs
    sources: list[str]  # relative to `folder`
    row: str
    verdict: str
    why: str
    findings: list[str]
    locks: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    gates: list[str] = field(default_factory=list)
    needs: int | None = None  # the smallest safe capacity that the finding tells
    depth: int | None = None  # how many units one thread has at its deepest
    safe: list[str] = field(default_factory=list)  # pools that are listed as safe
    allow_low: bool = False
    confidence: str | None = None  # the least that every expected finding must have
    reason: str | None = None  # why the tool is known to be wrong here
    marks: list[Mark] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The path below the corpus, or below the current folder, or else in full."""
        for base in (Path(__file__).resolve().parent, Path.cwd()):
            if self.path.is_relative_to(base):
                return self.path.relative_to(base).as_posix()
        return self.path.as_posix()


def is_program(path: Path) -> bool:
    if path.is_dir():
        return (path / "LABELS").is_file()
    return path.suffix in SOURCES


def discover(path: Path) -> Iterator[Path]:
    """All programs at or below `path`, in a stable order."""
    if is_program(path):
        yield path
    elif path.is_dir():
        for child in sorted(path.iterdir()):
            yield from discover(child)


def load(path: Path) -> Program:
    """Reads the labels of one program. Raises LabelError when they are not in order."""
    path = path.resolve()
    if path.is_dir():
        folder, label_file = path, path / "LABELS"
        files = sorted(p for p in path.rglob("*") if p.suffix in SOURCES | HEADERS)
    else:
        folder, label_file, files = path.parent, path, [path]
    sources = [p.relative_to(folder).as_posix() for p in files if p.suffix in SOURCES]
    labels = _read_labels(label_file)
    program = Program(
        path=path,
        folder=folder,
        sources=sources,
        row=labels["ROW"][0],
        verdict=labels["VERDICT"][0],
        why=labels["WHY"][0],
        findings=labels["FINDINGS"][0].split(),
        locks=" ".join(labels.get("LOCKS", [])).split(),
        flags=_flags(labels.get("FLAGS", [""])[0], sources),
        gates=labels.get("GATE", []),
        needs=int(labels["NEEDS"][0]) if "NEEDS" in labels else None,
        depth=int(labels["DEPTH"][0]) if "DEPTH" in labels else None,
        safe=labels.get("SAFE", []),
        allow_low=labels.get("ALLOW", []) == ["low"],
        confidence=labels.get("CONFIDENCE", [None])[0],
        reason=labels.get("REASON", [None])[0],
        marks=[mark for file in files for mark in _read_marks(file, folder)],
    )
    problems = list(_label_problems(program, labels))
    if problems:
        raise LabelError("; ".join(problems))
    return program


def _read_labels(path: Path) -> dict[str, list[str]]:
    """The block of `// KEY: value` lines a file begins with."""
    labels: dict[str, list[str]] = {}
    for line in path.read_text().splitlines():
        match = LABEL.fullmatch(line.strip())
        if not match:
            break
        key, value = match[1], match[2].strip()
        if key not in REQUIRED | OPTIONAL:
            raise LabelError(f"unknown label {key}")
        if key in labels and key not in REPEATED:
            raise LabelError(f"label {key} stands twice")
        if key in NUMBERS and not value.isdigit():
            raise LabelError(f"label {key} is no number")
        labels.setdefault(key, []).append(value)
    missing = sorted(REQUIRED - labels.keys())
    if missing:
        raise LabelError("no label " + ", ".join(missing))
    return labels


def _read_marks(path: Path, folder: Path) -> Iterator[Mark]:
    name = path.relative_to(folder).as_posix()
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        match = MARK.search(line)
        if match:
            for kind in match[1].split():
                yield Mark(name, number, kind)


def _flags(text: str, sources: list[str]) -> list[str]:
    flags = shlex.split(text)
    if any(flag.startswith("-std=") for flag in flags):
        return flags
    cxx = any(source.endswith(".cpp") for source in sources)
    return ["-std=c++17" if cxx else "-std=c11", *flags]


def _label_problems(program: Program, labels: dict[str, list[str]]) -> Iterator[str]:
    if not program.sources:
        yield "no source file"
    if not program.path.name.startswith(program.row.lower() + "-"):
        yield f"the name does not begin with its row, {program.row.lower()}-"
    if program.verdict not in VERDICTS:
        yield f"unknown verdict '{program.verdict}'"
    if (program.verdict == "ok") != (not program.findings):
        yield f"verdict {program.verdict} with findings [{' '.join(program.findings)}]"
    if program.verdict == "bad" and not program.locks:
        yield "verdict bad without LOCKS"
    if program.confidence not in (None, *CONFIDENCES):
        yield f"unknown confidence '{program.confidence}'"
    if "ALLOW" in labels and not (program.allow_low and program.verdict == "ok"):
        yield "ALLOW is only ever 'low', in a program whose verdict is ok"
    marked = {mark.kind for mark in program.marks}
    if marked != set(program.findings):
        expected, found = " ".join(program.findings), " ".join(sorted(marked))
        yield f"FINDINGS [{expected}] but lines marked [{found}]"


# ------------------------------------------------------------------ running the tool


def command(holdwait: str, program: Program, index: str | None = None) -> list[str]:
    options = ["--no-cache", "--format=json", "--min-confidence=low"]
    if index:
        options.append(f"--index={index}")
    return [holdwait, "scan", *options, *program.sources, "--", INCLUDE, *program.flags]


def run(holdwait: str, program: Program, timeout: float = TIMEOUT_SECONDS,
        index: str | None = None) -> dict[str, Any]:
    """Runs the tool in the program's folder; the linked program is written to `index`.

    Raises ReportError when there is no report.
    """
    try:
        done = subprocess.run(
            command(holdwait, program, index),
            cwd=program.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
        )
    except subprocess.TimeoutExpired as error:
        raise ReportError(f"no report after {timeout:g} seconds") from error
    except OSError as error:
        raise ReportError(f"cannot run {holdwait}: {error.strerror}") from error
    if done.returncode not in (0, 1):
        raise ReportError(f"exit status {done.returncode}\n{done.stderr}".rstrip())
    if "has errors, analysed in part" in done.stderr:  # Silence would prove nothing.
        raise ReportError(f"does not compile\n{done.stderr}".rstrip())
    try:
        report = json.loads(done.stdout)
    except json.JSONDecodeError as error:
        raise ReportError(f"the report is not JSON: {error}\n{done.stderr}".rstrip()) from error
    if not isinstance(report, dict) or not isinstance(report.get("findings"), list):
        raise ReportError("the report has no list of findings")
    return report


# ------------------------------------------------------------------ judging


def judge(program: Program, report: dict[str, Any]) -> list[str]:
    """What is wrong with the report, one sentence each; nothing when it is right."""
    try:
        shown = [f for f in report["findings"] if f["confidence"] in ("high", "medium")]
        low = [f for f in report["findings"] if f["confidence"] == "low"]
        problems = list(_kind_problems(program, shown, low))
        if program.verdict != "ok":
            expected = low if program.verdict == "low" else shown
            problems += _place_problems(program, expected)
            problems += _lock_problems(program, expected)
            problems += _confidence_problems(program, expected)
        problems += _gate_problems(program, report)
        problems += _number_problems(program, shown)
        problems += _safe_problems(program, report)
        return problems
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        return [f"the report lacks something: {type(error).__name__}: {error}"]


def _kind_problems(
    program: Program, shown: list[dict[str, Any]], low: list[dict[str, Any]]
) -> Iterator[str]:
    if program.verdict in ("bad", "stall"):
        severity = "stall" if program.verdict == "stall" else "deadlock"
        wanted = Counter(
            (kind, "defect" if kind in DEFECT_KINDS else severity) for kind in program.findings
        )
        got = Counter((f["kind"], f["severity"]) for f in shown)
        if wanted != got:
            yield f"expected {_kinds(wanted)}, got {_kinds(got)}"
        return
    for finding in shown:
        yield f"unexpected {_describe(finding)}"
    if program.verdict == "ok" and not program.allow_low:
        for finding in low:
            yield f"unexpected {_describe(finding)}"
    if program.verdict == "low":
        missing = Counter(program.findings) - Counter(f["kind"] for f in low)
        for kind in sorted(missing.elements()):
            yield f"no {kind} of low confidence"


def _place_problems(program: Program, findings: list[dict[str, Any]]) -> Iterator[str]:
    places = {
        (finding["kind"], *place)
        for finding in findings
        for place in _places(program, finding)
    }
    for mark in program.marks:
        if (mark.kind, (program.folder / mark.file).resolve(), mark.line) not in places:
            yield f"no witness of {mark}"


def _places(program: Program, finding: dict[str, Any]) -> Iterator[tuple[Path, int]]:
    """Where each witness of the finding ends: the innermost frame of its wait, or of its hold."""
    end = "holds" if finding["kind"] in HELD_KINDS else "waits"
    for witness in finding["witnesses"]:
        frames = (witness.get(end) or {}).get("frames")
        if frames:
            yield (program.folder / frames[0]["file"]).resolve(), frames[0]["line"]


def _lock_problems(program: Program, findings: list[dict[str, Any]]) -> Iterator[str]:
    if not program.locks:
        return
    named = sorted({lock for finding in findings for lock in finding["locks"]})
    lost = [l for l in program.locks if not any(same_name(l, name) for name in named)]
    extra = [name for name in named if not any(same_name(l, name) for l in program.locks)]
    if lost or extra:
        yield f"expected locks [{' '.join(program.locks)}], got [{' '.join(named)}]"


def _confidence_problems(program: Program, findings: list[dict[str, Any]]) -> Iterator[str]:
    if program.confidence is None:
        return
    least = CONFIDENCES.index(program.confidence)
    for finding in findings:
        if CONFIDENCES.index(finding["confidence"]) < least:
            yield f"expected confidence {program.confidence}, got {finding['confidence']}"


def _gate_problems(program: Program, report: dict[str, Any]) -> Iterator[str]:
    gates = [name for entry in report.get("suppressed", []) for name in entry.get("gate", [])]
    for gate in program.gates:
        if not any(same_name(gate, name) for name in gates):
            yield f"no suppressed cycle names the gate {gate}, only [{' '.join(gates)}]"


def _number_problems(program: Program, findings: list[dict[str, Any]]) -> Iterator[str]:
    for key, wanted in (("needed", program.needs), ("depth", program.depth)):
        got = sorted({f[key] for f in findings if key in f})
        if wanted is not None and program.verdict != "ok" and got != [wanted]:
            yield f"expected {key} {wanted}, got {got}"


def _safe_problems(program: Program, report: dict[str, Any]) -> Iterator[str]:
    names = [pool["name"] for pool in report.get("safe_pools", [])]
    for safe in program.safe:
        if not any(same_name(safe, name) for name in names):
            yield f"{safe} is not listed as safe, only [{' '.join(names)}]"


def same_name(label: str, reported: str) -> bool:
    """Whether a lock the label names is the lock the report names.

    The report may be more exact than the label: with enclosing namespaces, with template
    arguments, and with the selectors that lead into a wrapper or an array.
    """
    label, reported = label.replace(" ", ""), reported.replace(" ", "")
    if "<" not in label:
        reported = _without_template_arguments(reported)
    if not re.search(r"\.|->|\[", label):
        reported = re.split(r"\.|->|\[", reported, maxsplit=1)[0]
    return reported == label or reported.endswith("::" + label)


def _without_template_arguments(name: str) -> str:
    kept, depth = "", 0
    for char in name.replace("->", "\0"):
        depth += (char == "<") - (char == ">")
        kept += "" if depth or char == ">" else char
    return kept.replace("\0", "->")


def _describe(finding: dict[str, Any]) -> str:
    locks = " ".join(finding["locks"])
    return f"{finding['kind']} ({finding['confidence']}, {finding['severity']}) [{locks}]"


def _kinds(kinds: Counter[tuple[str, str]]) -> str:
    names = [kind if severity in ("deadlock", "defect") else f"{kind} ({severity})"
             for kind, severity in sorted(kinds.elements())]
    return "[" + " ".join(names) + "]"


# ------------------------------------------------------------------ one program, start to end


@dataclass
class Outcome:
    name: str
    row: str
    verdict: str
    problems: list[str]
    expected_to_fail: bool = False
    detail: str = ""  # what the tool or the compiler printed

    @property
    def passed(self) -> bool:
        return bool(self.problems) == self.expected_to_fail


def check(holdwait: str, program: Program, timeout: float = TIMEOUT_SECONDS,
          index: str | None = None) -> Outcome:
    outcome = Outcome(program.name, program.row, program.verdict, [], program.reason is not None)
    try:
        outcome.problems = judge(program, run(holdwait, program, timeout, index))
    except ReportError as error:
        first, _, outcome.detail = str(error).partition("\n")
        outcome.problems = [first]
    return outcome


def check_syntax(clang: str, program: Program) -> Outcome:
    """Compiles every source; a program that warns is wrong, whatever it is labelled."""
    outcome = Outcome(program.name, program.row, program.verdict, [])
    for source in program.sources:
        flags = ["-fsyntax-only", "-Wall", "-Wextra", "-Werror", INCLUDE, *program.flags]
        done = subprocess.run(
            [clang, *flags, source], cwd=program.folder, capture_output=True, text=True
        )
        if done.returncode != 0:
            outcome.problems.append(f"{source} does not compile without warnings")
            outcome.detail += done.stderr
    return outcome


# ------------------------------------------------------------------ command line


def _line(outcome: Outcome) -> str:
    what = f"{outcome.name} ({outcome.row}, {outcome.verdict})"
    if outcome.expected_to_fail:
        told = "; ".join(outcome.problems) or "right, though it is listed as a known bug"
        return f"{'XFAIL' if outcome.problems else 'XPASS'} {what}: {told}"
    return f"WRONG {what}: {'; '.join(outcome.problems)}"


def _row_key(row: str) -> tuple[str, int]:
    return row.rstrip("0123456789"), int(re.search(r"\d*$", row)[0] or 0)


def _print_text(outcomes: Iterable[Outcome]) -> None:
    outcomes = list(outcomes)
    for outcome in outcomes:
        if outcome.problems or outcome.expected_to_fail:
            print(_line(outcome))
            for line in outcome.detail.splitlines()[-20:]:
                print("    " + line)
    print(f"{'row':<6}{'programs':>9}{'right':>7}{'wrong':>7}")
    for row in sorted({outcome.row for outcome in outcomes}, key=_row_key):
        here = [outcome for outcome in outcomes if outcome.row == row]
        wrong = sum(bool(outcome.problems) for outcome in here)
        print(f"{row:<6}{len(here):>9}{len(here) - wrong:>7}{wrong:>7}")
    passed = sum(outcome.passed for outcome in outcomes)
    print(f"{passed} passed, {len(outcomes) - passed} failed")


def _print_json(outcomes: Iterable[Outcome]) -> None:
    outcomes = list(outcomes)
    passed = sum(outcome.passed for outcome in outcomes)
    programs = [vars(outcome) | {"passed": outcome.passed} for outcome in outcomes]
    json.dump({"programs": programs, "passed": passed, "failed": len(outcomes) - passed},
              sys.stdout, indent=2)
    print()


def _check_path(path: Path, arguments: argparse.Namespace) -> Outcome:
    try:
        program = load(path)
    except (LabelError, OSError, UnicodeDecodeError) as error:
        return Outcome(path.as_posix(), "?", "?", [f"labels: {error}"])
    if arguments.syntax:
        return check_syntax(arguments.syntax, program)
    return check(arguments.holdwait, program, arguments.timeout)


def main() -> int:
    parser = argparse.ArgumentParser(description="Judge holdwait by labelled programs.")
    tool = parser.add_mutually_exclusive_group(required=True)
    tool.add_argument("--holdwait", metavar="PATH", help="the holdwait executable to judge")
    tool.add_argument("--syntax", metavar="CLANG", help="only compile the programs, by this clang")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="programs at a time (1)")
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
    parser.add_argument("--timeout", type=float, default=TIMEOUT_SECONDS, metavar="SECONDS",
                        help=f"for one program ({TIMEOUT_SECONDS})")
    parser.add_argument("path", nargs="*", type=Path, default=[Path(__file__).resolve().parent],
                        help="programs or folders of programs (the whole corpus)")
    arguments = parser.parse_args()
    if arguments.holdwait and os.sep in arguments.holdwait:
        arguments.holdwait = os.path.abspath(arguments.holdwait)

    paths = []
    for path in arguments.path:
        found = list(discover(path))
        if not found:
            parser.error(f"{path}: no program here")
        paths += found
    with ThreadPoolExecutor(max(1, arguments.jobs)) as workers:
        outcomes = list(workers.map(lambda path: _check_path(path, arguments), paths))
    (_print_json if arguments.json else _print_text)(outcomes)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
