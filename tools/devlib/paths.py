"""Runs the Static Analyzer with our checkers over a real project: reports, failures, cost.

usage: tools/dev paths NAME|FOLDER [options]

NAME or FOLDER as for `tools/dev corpus`. Each file of the database is analysed once, with the
flags of its first entry, the analyzer's own default checkers and holdwait.Lock, .Lease and
.Order, as docs/static-analyzer.md says. Prints what could not be analysed, what only ended at the
limit, and every report of ours once, however many units show it; a person judges them
(docs/judged-paths.md). --compare N then runs N of the units in turns with and without our
checkers and prints the medians, in seconds of the processor.

Results live where `tools/dev corpus` has its own, in paths/.
"""

import argparse
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import plistlib
import re
import signal
import statistics
import sys

import compile_database
import measure
import prepare
from projects import PROJECTS

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
CHECKERS = "holdwait.Lock,holdwait.Lease,holdwait.Order"
LIMIT_STATUS = -signal.SIGKILL   # what setrlimit(2) does where no time is left


@dataclasses.dataclass
class UnitRun:
    """One analysis, run to its end or to the limit."""
    file: str
    status: int
    cpu_seconds: float
    reports: list        # [check, file:line:column, text, place of the holder]
    last_words: str      # of a run that failed


def main():
    options = parse_options()
    try:
        target = prepare.target(options.project, quick=False)
        units = chosen(compile_database.load(target.database), target.root, options)
    except (prepare.PrepareError, compile_database.DatabaseError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    folder = target.folder / "paths"
    folder.mkdir(parents=True, exist_ok=True)
    runs = []
    if not options.only_compare:
        runs = analyse_all(units, folder, options)
        print_runs(target, runs)
        (folder / "runs.json").write_text(json.dumps([dataclasses.asdict(run) for run in runs],
                                                     indent=1) + "\n")
    if options.compare:
        compare(compile_database.spread(units, options.compare), folder, target, options)
    return 1 if any(failed(run) for run in runs) else 0


def parse_options():
    parser = argparse.ArgumentParser(prog="tools/dev paths", description=__doc__.splitlines()[0],
                                     epilog="projects: " + ", ".join(PROJECTS))
    parser.add_argument("project", metavar="NAME|FOLDER")
    parser.add_argument("--only", metavar="PATTERN", default="",
                        help="only units whose path in the project matches this expression")
    parser.add_argument("--limit", type=int, metavar="SECONDS", default=120,
                        help="end a unit after this time of the processor (default: 120)")
    parser.add_argument("--jobs", type=int, metavar="N", default=os.cpu_count())
    parser.add_argument("--compare", type=int, metavar="N",
                        help="then run N units, evenly spread, with and without our checkers")
    parser.add_argument("--only-compare", action="store_true", help="leave out the run of all units")
    parser.add_argument("--plugin", type=pathlib.Path, metavar="FILE",
                        default=REPOSITORY / "build/release/lib/libholdwait-clang.so")
    parser.add_argument("--rounds", type=int, metavar="N", default=3,
                        help="runs of each side of a comparison (default: 3)")
    return parser.parse_args()


def chosen(entries, root, options):
    """One entry for each file: a second one has the same paths under other flags."""
    units = {}
    for entry in entries:
        if re.search(options.only, os.path.relpath(entry["file"], os.path.realpath(root))):
            units.setdefault(entry["file"], entry)
    return list(units.values())


# One unit

def analysis(entry, output, orders, plugin):
    """The command of docs/static-analyzer.md; `orders` is the log of holdwait.Order. Without a
    plugin the analyzer is alone. A plain property list leaves out what ends in a header."""
    mode = ["--analyze", "--analyzer-output", "plist-multi-file", "-o", str(output)]
    if plugin:
        mode += [f"-fplugin={plugin}", "-Xclang", f"-analyzer-checker={CHECKERS}",
                 "-Xclang", "-analyzer-config", "-Xclang", f"holdwait.Order:Output={orders}"]
    return compile_database.command_for(entry, mode)


def analyse(entry, scratch, limit, plugin):
    """Analyses one unit; files it needs begin with the path `scratch`."""
    output, orders, log = (scratch.with_suffix(end) for end in [".plist", ".orders", ".log"])
    for file in [output, orders]:
        file.unlink(missing_ok=True)
    command = ["prlimit", f"--cpu={limit}", *analysis(entry, output, orders, plugin)]
    with open(log, "wb") as words:
        measured = measure.run(command, stdout=words, stderr=words, cwd=entry["directory"])
    last_words = log.read_text(errors="replace")[-4000:] if measured.status else ""
    return UnitRun(entry["file"], measured.status, round(measured.cpu_seconds, 2),
                   reports_in(output), last_words)


def reports_in(file):
    """Our reports of a property list; none where the analyzer did not write it."""
    try:
        content = plistlib.loads(file.read_bytes())
    except (OSError, ValueError, plistlib.InvalidFileException):
        return []
    reports = []
    for row in content["diagnostics"]:
        if row["check_name"].startswith("holdwait."):
            at = row["location"]
            reports.append([row["check_name"],
                            f"{content['files'][at['file']]}:{at['line']}:{at['col']}",
                            row["description"], row.get("issue_context", "")])
    return reports


def failed(run):
    return run.status not in (0, LIMIT_STATUS)


# All units

def analyse_all(units, folder, options):
    print(f"Analysing {len(units)} units, {options.jobs} at a time.", flush=True)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        return list(pool.map(
            lambda numbered: analyse(numbered[1], folder / str(numbered[0]), options.limit,
                                     options.plugin),
            enumerate(units)))


def print_runs(target, runs):
    root = os.path.realpath(target.root)
    for title, group in [("Failed", [run for run in runs if failed(run)]),
                         ("Ended by the limit", [run for run in runs
                                                 if run.status == LIMIT_STATUS])]:
        if group:
            print(f"\n{title}: {len(group)}")
        for run in group:
            print(f"  {os.path.relpath(run.file, root)}: status {run.status}")
    reports = {tuple(report): None for run in runs for report in run.reports}
    print(f"\n{target.name} {target.version}: {len(runs)} units, "
          f"{sum(run.cpu_seconds for run in runs):.0f} s of the processor, {len(reports)} reports")
    for check, place, text, context in sorted(reports):
        print(f"  {os.path.relpath(place, root)}: {text} [{check}] (in {context})")


# Cost

def compare(units, folder, target, options):
    """Both sides of each unit in turns: the machine is not the same all the time."""
    sums = {False: 0.0, True: 0.0}
    print("\n| unit | without s | with s | more |\n| --- | ---: | ---: | ---: |")
    for unit in units:
        seconds = {False: [], True: []}
        for turn in range(options.rounds):
            for with_ours in [turn % 2 == 1, turn % 2 == 0]:
                run = analyse(unit, folder / "compare", options.limit,
                              options.plugin if with_ours else None)
                seconds[with_ours].append(run.cpu_seconds)
        low, high = statistics.median(seconds[False]), statistics.median(seconds[True])
        sums = {False: sums[False] + low, True: sums[True] + high}
        name = os.path.relpath(unit["file"], os.path.realpath(target.root))
        print(f"| {name} | {low:.2f} | {high:.2f} | {100 * (high / low - 1):+.0f} % |", flush=True)
    print(f"| sum | {sums[False]:.1f} | {sums[True]:.1f} | "
          f"{100 * (sums[True] / sums[False] - 1):+.0f} % |")


if __name__ == "__main__":
    sys.exit(main())
