"""Runs holdwait over a real project and prints what it found beside what it cost.

usage: tools/dev corpus NAME|FOLDER [options]

NAME is a row of projects.py: its Debian source package is fetched, configured and scanned.
FOLDER is any configured project with a compile_commands.json (in it or in its build/).

In one run, in this order: `clang -fsyntax-only` over the units, `holdwait scan` over the same
units with the same number of jobs, and a count of the lock acquisitions that does not use
holdwait (sites.py). Prints one row of a Markdown table; every counted site that holdwait did not
report goes to misses.txt, for a person to explain.

Nothing is written into the repository: sources and results live in
${XDG_CACHE_HOME:-~/.cache}/holdwait/corpus/NAME.
"""

import argparse
import json
import os
import pathlib
import shutil
import sys

import compile_database
import measure
import prepare
import result
import sites
from projects import PROJECTS, STANDARD_SITES

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ENOUGH_SITES = 95.0   # percent; what --quick asks for
SCAN_IS_DONE = {0: "nothing found", 1: "findings"}


def main():
    options = parse_options()
    try:
        target = prepare.target(options.project, options.quick)
        if options.prepare:
            print(target.database)
            return 0
        return run(target, options)
    except (prepare.PrepareError, compile_database.DatabaseError, ScanError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2


def parse_options():
    parser = argparse.ArgumentParser(prog="tools/dev corpus", description=__doc__.splitlines()[0],
                                     epilog="projects: " + ", ".join(PROJECTS))
    parser.add_argument("project", metavar="NAME|FOLDER")
    parser.add_argument("--units", type=int, metavar="N", help="only N units, evenly spread")
    parser.add_argument("--quick", action="store_true",
                        help="the project's small configuration, with a verdict: no unit failed, "
                             f"at least {ENOUGH_SITES:.0f} %% of the sites found")
    parser.add_argument("--jobs", type=int, metavar="N", default=os.cpu_count(),
                        help="units at a time, for both sides (default: all processors)")
    parser.add_argument("--syntax-repeat", type=int, metavar="N", default=1,
                        help="run the syntax check N times and keep the fastest")
    parser.add_argument("--keep", action="store_true",
                        help="keep the syntax check's diagnostics and header lists")
    parser.add_argument("--prepare", action="store_true",
                        help="only fetch and configure; print where compile_commands.json is")
    parser.add_argument("--holdwait", type=pathlib.Path, metavar="PROGRAM",
                        default=REPOSITORY / "build/release/bin/holdwait")
    return parser.parse_args()


class ScanError(Exception):
    """holdwait did not do its work; the text says how it ended."""


def run(target, options):
    """Measures both sides and reports. Returns the exit status."""
    if not options.holdwait.exists():
        raise ScanError(f"no program {options.holdwait}: run 'tools/dev build' first")
    entries = compile_database.load(target.database)
    units = compile_database.spread(entries, options.units)
    if len(units) < len(entries):
        print(f"Only {len(units)} of {len(entries)} units.")
    checks, syntax = check_syntax(target, units, options)
    scan = run_scan(target, units, options)
    comparison = compare_sites(target, units, checks, scan, options.jobs)
    row = result.Row(target, checks, syntax, scan, comparison, options.jobs)
    row.store(target.folder / "result.json")
    write_misses(target.folder / "misses.txt", target, comparison)
    print_report(target, row, comparison, checks)
    return verdict(row, comparison) if options.quick else 0


def check_syntax(target, units, options):
    """The reference: the same units, only parsed. Returns ([UnitCheck], result.Cost)."""
    print(f"Checking the syntax of {len(units)} units, {options.jobs} at a time.", flush=True)
    scratch = target.folder / "syntax"
    shutil.rmtree(scratch, ignore_errors=True)
    runs = [measure.syntax_check(units, options.jobs, scratch)
            for _ in range(max(1, options.syntax_repeat))]
    checks, wall, cpu = min(runs, key=lambda one: one[1])
    if not options.keep:
        shutil.rmtree(scratch)
    return checks, result.Cost(wall, cpu)


def run_scan(target, units, options):
    """holdwait over the same units. Returns what it wrote, and what it cost."""
    database = target.folder / "units" / "compile_commands.json"
    compile_database.store(database, units)
    outputs = {name: target.folder / f"{name}.json" for name in ["stats", "findings", "inventory"]}
    for file in outputs.values():
        file.unlink(missing_ok=True)
    command = [str(options.holdwait), "scan", "-p", str(database.parent), "--no-cache",
               "--jobs", str(options.jobs), "--format=json", "-o", str(outputs["findings"]),
               f"--stats={outputs['stats']}", f"--inventory={outputs['inventory']}"]
    print(f"Scanning {len(units)} units, {options.jobs} at a time.", flush=True)
    log = target.folder / "scan.log"
    with open(log, "wb") as output:
        measured = measure.run(command, stdout=output, stderr=output, cwd=target.root)
    if measured.status not in SCAN_IS_DONE:
        how = (f"was ended by signal {-measured.status}" if measured.status < 0
               else f"ended with status {measured.status}")
        last = "\n".join(log.read_text(errors="replace").splitlines()[-10:])
        raise ScanError(f"holdwait scan {how}; its last words ({log}):\n{last}")
    return result.Scan(command, measured, *(read_json(outputs[name]) for name in outputs))


def read_json(path):
    """The document, or an empty one when the scan did not write it."""
    try:
        return json.loads(path.read_text())
    except FileNotFoundError:
        return {}
    except ValueError as problem:
        raise ScanError(f"reading {path}: {problem}") from problem


def compare_sites(target, units, checks, scan, jobs):
    row = target.project
    counter = sites.SiteCounter(STANDARD_SITES + (row.sites if row else []),
                                row.not_sites if row else ())
    counted = [site for file in sites.project_files(checks, target.root)
               for site in counter.in_file(file)]
    return sites.compare(counted, sites.reported_lines(scan.inventory, target.root), checks, units,
                         jobs)


def write_misses(path, target, comparison):
    """One line for each site: path:line: text. For a person, and for docs/numbers.md."""
    with open(path, "w") as output:
        for title, group in [("not reported", comparison.misses),
                             ("not compiled by any unit (not counted)", comparison.not_compiled),
                             ("in a template that no unit instantiates (not counted)",
                              comparison.templates)]:
            output.write(f"# {title}: {len(group)}\n")
            for site in sorted(group):
                output.write(f"{os.path.relpath(site.file, os.path.realpath(target.root))}"
                             f":{site.line}: {site.text}\n")


def print_report(target, row, comparison, checks):
    failed = [check for check in checks if not check.ok]
    if failed:
        print(f"\nUnits that Clang alone rejects: {len(failed)}")
        for check in failed[:10]:
            first = next((line for line in check.messages.splitlines() if "error:" in line), "")
            print(f"  {os.path.relpath(check.file, target.root)}: {first}")
    print(f"\nSites: {comparison.found} of {comparison.counted} found "
          f"({comparison.percent:.1f} %), {len(comparison.misses)} missed, "
          f"{len(comparison.not_compiled)} more in code that no unit compiles, "
          f"{len(comparison.templates)} in templates that no unit instantiates.")
    for site in sorted(comparison.misses)[:20]:
        print(f"  missed {os.path.relpath(site.file, os.path.realpath(target.root))}"
              f":{site.line}: {site.text}")
    print(f"All of them: {target.folder / 'misses.txt'}")
    if row.bounds():
        print("Bounds hit: " + ", ".join(f"{name} {count}" for name, count in row.bounds().items()))
    print("\n" + row.markdown())


def verdict(row, comparison):
    """Prints one line for each thing --quick asks for. Returns the exit status."""
    checks = [
        ("corpus.units", row.figures["units_failed"] == 0,
         f"{row.figures['units_failed']} units failed"),
        ("corpus.sites", comparison.counted and comparison.percent >= ENOUGH_SITES,
         f"{comparison.percent:.1f} % of the sites found, {ENOUGH_SITES:.0f} % asked for"),
    ]
    print()
    for name, good, text in checks:
        print(f"{'ok' if good else 'FAIL':4} {name}: {text}")
    return 0 if all(good for _, good, _ in checks) else 1


if __name__ == "__main__":
    sys.exit(main())
