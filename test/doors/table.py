"""docs/doors.md: made of results, and read back for the programs that a check does not judge anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus
import front

HERE = Path(__file__).resolve().parent

# Why a door that sees one file at a time differs from the label, where a program has several.
LIMITS = {
    "parts": "What happens in one file is no mistake: it takes another file to close the cycle, or to show that"
             " the lock is held. Nothing is told, or less than there is.",
    "alone": "What happens in one file is a mistake as long as nothing is known of the others: a gate, an order of"
             " start and join, or what a callee really does is in another file. Or the one file shows another"
             " side of the mistake than the whole program does.",
    "paths": "The Static Analyzer walks the paths of one function at a time and follows calls as long as its budget"
             " lasts. What it does not walk, it does not tell.",
}

HEAD = """\
# One corpus, every front door

Every labelled program of `test/corpus/` goes through each front door, and what the door says is compared with the label: `scan` and the objects
of the plugin with all that a label says (kinds, lines, locks, confidence, gates, numbers), clang-tidy with what diagnostics show (kinds, how
many, severity, lines, and whether it is hidden for its low confidence).

This page is generated: `tools/dev corpus-doors --write` judges every program, `tools/dev test` a stable third of them, and both fail where
a door differs from the label for a reason that does not stand below. `tools/dev corpus-doors --write PROGRAM...` takes new programs in.

"""


@dataclass
class Wrong:
    reason: str  # A key of LIMITS, a sentence of known.txt, or "": nothing explains it.
    problems: list[str]


Results = dict[tuple[str, str], Wrong]  # Door and program.


@cache
def known() -> dict[tuple[str, str], str]:
    """known.txt: `DOOR PROGRAM: reason` on each line."""
    lines = (HERE / "known.txt").read_text().splitlines()
    told = {}
    for line in lines:
        if line and not line.startswith("#"):
            what, _, reason = line.partition(": ")
            door, name = what.split()
            told[door, name] = reason
    return told


def render(doors: list[front.Door], programs: list[corpus.Program], results: Results) -> str:
    by_row: dict[str, list[corpus.Program]] = {}
    for program in programs:
        by_row.setdefault(program.row, []).append(program)
    lines = [HEAD + "| doors | " + " | ".join(door.title for door in doors) + " |",
             "| --- |" + " ---: |" * len(doors)]
    for label, chosen in (("programs of one file", [p for p in programs if len(p.sources) == 1]),
                          ("programs of several files", [p for p in programs if len(p.sources) > 1])):
        lines.append(_row([label], doors, chosen, results))
    lines += ["", "A number is how many programs are judged as their label says; without a number, it is all of them.", ""]
    for title, rows in sections():
        lines += [f"## {title}", "", "| row | situation | programs | " + " | ".join(d.title for d in doors) + " |",
                  "| --- | --- | ---: |" + " ---: |" * len(doors)]
        for row, situation in rows:
            chosen = by_row.get(row, [])
            cells = [row, situation, str(len(chosen))]
            lines.append(_row(cells, doors, chosen, results, short=True))
        lines.append("")
    return "\n".join(lines + list(_differences(doors, results)))


def _row(cells: list[str], doors: list[front.Door], programs: list[corpus.Program], results: Results,
         short: bool = False) -> str:
    cells = list(cells)
    for door in doors:
        right = sum((door.name, program.name) not in results for program in programs)
        whole = "all" if programs else ""
        cells.append(whole if short and right == len(programs) else f"{right} of {len(programs)}")
    return "| " + " | ".join(cells) + " |"


def _differences(doors: list[front.Door], results: Results) -> list[str]:
    lines = ["## What a door cannot see", ""]
    for door in doors:
        by_reason: dict[str, list[str]] = {}
        for (name, program), wrong in sorted(results.items()):
            if name == door.name:
                by_reason.setdefault(wrong.reason, []).append(program)
        for reason in sorted(by_reason):
            names = by_reason[reason]
            mark = f" <!-- {door.name}: {reason if reason in LIMITS else ''} -->"
            lines += [f"**{door.title}** ({len(names)}){mark}", "", LIMITS.get(reason, reason), ""]
            lines += [f"- `{name}`" for name in names] + [""]
    return lines[:-1] + [""] if len(lines) > 2 else ["Nothing.", ""]


HEADING = re.compile(r"^\*\*.*\*\* \(\d+\) <!-- ([\w-]+): (\w*) -->$")


def read(page: Path) -> Results:
    """What the page says of each door and program."""
    results: Results = {}
    door = reason = ""
    for line in page.read_text().splitlines() if page.exists() else []:
        if match := HEADING.match(line):
            door, reason = match[1], match[2]
        elif door and (match := re.match(r"^- `(.+)`$", line)):
            results[door, match[1]] = Wrong(reason or known().get((door, match[1]), ""), [])
    return results


def merge(old: Results, new: Results, judged: set[tuple[str, str]], programs: list[corpus.Program]) -> Results:
    """`new` for the doors and programs that were judged, `old` for the others that there are."""
    names = {program.name for program in programs}
    return {key: wrong for key, wrong in old.items() if key not in judged and key[1] in names} | new


def sections() -> list[tuple[str, list[tuple[str, str]]]]:
    """test/corpus/ROWS.md: its headings, and the rows below each."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (HERE.parent / "corpus/ROWS.md").read_text().splitlines():
        if line.startswith("## "):
            found.append((line[3:], []))
        elif match := re.match(r"\| ([A-Z]\d+) \| (.*) \|$", line):
            found[-1][1].append((match[1], match[2]))
    return found
