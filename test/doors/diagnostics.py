"""Reads what a compiler-like program printed, and compares it with a program's labels.

    /a/b.cpp:4:3: warning: potential deadlock: … [holdwait-lock-order-cycle]
    /a/b.cpp:3:3: note: first (thread 1) acquires 'A' here
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator

import corpus

LINE = re.compile(r"^(?:(/.*?):(\d+):\d+: )?(warning|note|error): (.*?)(?: \[([\w.,-]+)\])?$")


@dataclass
class Diagnostic:
    file: Path
    kind: str  # "lock-order-cycle"; or "error", "configuration": something went wrong.
    text: str
    places: list[tuple[Path, int]]  # Its own and those of its notes.
    notes: list[str] = field(default_factory=list)

    @property
    def severity(self) -> str:
        match = re.match(r"potential (deadlock|stall): ", self.text)
        return match[1] if match else "defect"

    @property
    def identity(self) -> tuple[str, str, tuple[tuple[Path, int], ...], tuple[str, ...]]:
        """With an index, each file of a cycle tells it, at its own place."""
        return self.kind, self.text, tuple(self.places[1:]), tuple(self.notes)


def read(text: str) -> list[Diagnostic]:
    """The warnings in order, each with its notes."""
    warnings: list[Diagnostic] = []
    for line in text.splitlines():
        match = LINE.match(line)
        if not match:
            continue
        file, number, level, message, check = match.groups()
        place = (Path(file or "/"), int(number or 0))
        if level == "note" and warnings:
            warnings[-1].places.append(place)
            warnings[-1].notes.append(message)
        elif level != "note":
            warnings.append(Diagnostic(place[0], _kind(level, check or ""), message, [place]))
    return warnings


def _kind(level: str, check: str) -> str:
    if level == "error" or not check.startswith("holdwait"):
        return "error"
    return check.removeprefix("holdwait-")


def tells(program: corpus.Program, confidence: str) -> bool:
    """Whether the label says what is shown when findings of this confidence are asked for."""
    if confidence == "low":
        return program.verdict == "low" or program.verdict == "ok" and not program.allow_low
    return program.verdict != "ok" or program.allow_low


def judge(program: corpus.Program, warnings: list[Diagnostic], confidence: str) -> list[str]:
    """What is wrong, one sentence each; those of what is not shown begin with "missing"."""
    told = {warning.identity: warning for warning in warnings}
    got = Counter((warning.kind, warning.severity) for warning in told.values())
    wanted = _wanted(program, confidence)
    if program.verdict == "low" and confidence == "low":  # Of any severity, and others may be there.
        got = Counter((warning.kind, "deadlock") for warning in told.values()) & wanted
    problems = [f"missing {kind}" for kind, _ in sorted((wanted - got).elements())]
    problems += [f"unexpected {kind} ({severity})" for kind, severity in sorted((got - wanted).elements())]
    return problems or list(_missing_places(program, warnings, wanted))


def kinds(problems: list[str], word: str) -> set[str]:
    """The kinds of the problems that begin with `word`, "missing" or "unexpected"."""
    return {match[1] for text in problems if (match := re.match(word + r" (?:place of )?([\w-]+)", text))}


def _wanted(program: corpus.Program, confidence: str) -> Counter[tuple[str, str]]:
    if program.verdict == "low":
        return Counter((kind, "deadlock") for kind in program.findings if confidence == "low")
    severity = "stall" if program.verdict == "stall" else "deadlock"
    return Counter((kind, "defect" if kind in corpus.DEFECT_KINDS else severity)
                   for kind in program.findings)


def _missing_places(program: corpus.Program, warnings: list[Diagnostic],
                    wanted: Counter[tuple[str, str]]) -> Iterator[str]:
    places = {(w.kind, *place) for w in warnings for place in w.places}
    for mark in program.marks if wanted else []:
        if (mark.kind, program.folder / mark.file, mark.line) not in places:
            yield f"missing place of {mark}"
