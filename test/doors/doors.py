#!/usr/bin/env python3
"""Runs the labelled programs of test/corpus through every front door, and compares with the labels.

    doors.py --write             # all programs: writes docs/doors.md
    doors.py --write PATH...     # these programs, new ones mostly: what it says of the others stays
    doors.py --write --door NAME # this door, a new one mostly: the same
    doors.py --check             # a stable third of them: is docs/doors.md right?
    doors.py [PATH...]           # these programs: says what is wrong where

Which programs `--check` takes hangs on their names alone (`in_sample`), so that a new program does
not move the others; what the table says of all the others is compared as well, but not judged anew.

A program that a door judges differently from its label is written into the table with the reason.
There are two sorts of reasons: a limit of the door (a door that sees one file cannot see what two
files do), which is worked out here and needs nobody's word; and a line of known.txt. Everything else
is an error, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "test/corpus"))

import corpus  # noqa: E402
import front  # noqa: E402
import table  # noqa: E402

CORPUS = ROOT / "test/corpus"
PAGE = ROOT / "docs/doors.md"
SAMPLE = 3  # Of so many programs, --check takes one: 4 minutes of processor time.


def in_sample(name: str) -> bool:
    return zlib.crc32(name.encode()) % SAMPLE == 0


def prepare(paths: list[Path], home: Path) -> list[front.Work]:
    """Each program in a folder of its own, where a door may leave what it makes."""
    shutil.rmtree(home, ignore_errors=True)
    works = []
    for path in paths:
        name = path.resolve().relative_to(CORPUS).as_posix()
        folder = home / Path(name).with_suffix("")
        if path.is_dir():
            shutil.copytree(path, folder)
            program = corpus.load(folder)
        else:
            folder.mkdir(parents=True)
            program = corpus.load(Path(shutil.copy(path, folder)))
        works.append(front.Work(name, program))
    return works


def judge(doors: list[front.Door], works: list[front.Work], jobs: int) -> table.Results:
    """What each door says wrongly: door, program -> why. Says how long each took."""
    results: table.Results = {}
    for door in doors:
        started = time.monotonic()
        wrong = door.judge(works, jobs)
        for work in works:
            if wrong.get(work.name):
                results[door.name, work.name] = why(door, work, wrong[work.name])
        told = sum(1 for name, _ in results if name == door.name)
        print(f"ok {door.name}: {len(works) - told} of {len(works)} programs as labelled,"
              f" {time.monotonic() - started:.0f} s", flush=True)
    return results


def why(door: front.Door, work: front.Work, problems: list[str]) -> table.Wrong:
    """The limit of the door, or the line of known.txt, that explains it; or nothing does."""
    reason = door.limit(work, problems) or table.known().get((door.name, work.name), "")
    return table.Wrong(reason, problems)


def unexplained(results: table.Results) -> int:
    count = 0
    for (door, name), wrong in sorted(results.items()):
        if not wrong.reason:
            count += 1
            print(f"FAIL {door}: {name}: {'; '.join(wrong.problems)}")
    return count


def compare(text: str) -> int:
    """Whether the page in the repository is `text`."""
    old = PAGE.read_text() if PAGE.exists() else ""
    if old == text:
        return 0
    print(f"FAIL {PAGE.relative_to(ROOT)}: not up to date: `tools/dev corpus-doors --write PROGRAM...`")
    before, after = old.splitlines(), text.splitlines()
    print("\n".join([f"  - {line}" for line in before if line not in after] +
                    [f"  + {line}" for line in after if line not in before]))
    return 1


def main() -> int:
    arguments = parse_arguments()
    everything = [corpus.load(path) for path in corpus.discover(CORPUS)]
    paths = [path for given in arguments.path or [CORPUS] for path in corpus.discover(given)]
    if arguments.check:
        paths = [program.path for program in everything if in_sample(program.name)]
    build = arguments.build.resolve()
    all_doors = front.doors(build)
    doors = [door for door in all_doors if not arguments.door or door.name in arguments.door]
    if not doors:
        sys.exit(f"error: no door {' '.join(arguments.door)}, only {' '.join(d.name for d in all_doors)}")
    if arguments.check:
        doors = [door for door in doors if not door.by_lit]
    works = prepare(paths, build / "doors")
    results = judge(doors, works, arguments.jobs)
    failed = unexplained(results)
    if arguments.check or arguments.write:
        judged = {(door.name, work.name) for door in doors for work in works}
        page = table.render(all_doors, everything, table.merge(table.read(PAGE), results, judged, everything))
        if arguments.check:
            failed += compare(page)
        elif not failed:
            PAGE.write_text(page)
    else:
        for (door, name), wrong in sorted(results.items()):
            print(f"{door}: {name}: {wrong.reason}: {'; '.join(wrong.problems)}")
    return 1 if failed else 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--write", action="store_true", help="write docs/doors.md")
    mode.add_argument("--check", action="store_true", help="judge a sample; is docs/doors.md right?")
    parser.add_argument("--build", type=Path, default=ROOT / "build/release", metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N")
    parser.add_argument("--door", action="append", metavar="NAME", help="this door only")
    parser.add_argument("path", nargs="*", type=Path, help="programs, or folders of programs")
    arguments = parser.parse_args()
    if arguments.check and (arguments.door or arguments.path):
        parser.error("--check chooses what it judges")
    return arguments


if __name__ == "__main__":
    sys.exit(main())
