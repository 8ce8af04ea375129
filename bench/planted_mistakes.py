#!/usr/bin/env python3
"""Which mistakes of one call the Static Analyzer's checkers report.

Takes a project of `tools/dev paths`. In its C or C++ files, at random among the lines that only lock
or only unlock: plants COUNT mistakes of each kind, one at a time, and analyses the unit as
`tools/dev paths` does. The project's files stay as they are: clang reads the planted text in their
place. Prints each mistake with what was reported of its unit, then a row for each kind.

Lines are chosen by spelling (`…lock(…);`), and nobody has judged whether each planted line is a mistake
on a path that the unit shows. Where
`tools/dev paths` reports something of a unit without a mistake, leave that unit out (--only).
"""

import argparse
import itertools
import json
import pathlib
import random
import re
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "tools/devlib"))

import compile_database
import measure
import paths
import prepare

CALL = re.compile(r"^\s*(?:\w+_)?(?P<un>un)?lock\s*\([^;{}]*\);\s*$", re.IGNORECASE)
# Kind -> whether it is planted in calls that unlock, and what becomes of the line. The braces keep
# both calls under an `if` without any.
KINDS = {
    "lock twice": (False, lambda line: f"{{ {line} {line} }}"),
    "unlock twice": (True, lambda line: f"{{ {line} {line} }}"),
    "unlock deleted": (True, lambda line: ";"),
}


def calls(file):
    """The lines of a file that are such a call: [(number from 0, whether it unlocks)]."""
    lines = pathlib.Path(file).read_text(errors="surrogateescape").splitlines()
    found = [(number, CALL.match(line)) for number, line in enumerate(lines)]
    return [(number, bool(match["un"])) for number, match in found if match]


def planted(file, number, change):
    lines = pathlib.Path(file).read_text(errors="surrogateescape").splitlines()
    lines[number] = change(lines[number].strip())
    return "\n".join(lines) + "\n"


def clang(entry, text, folder, words):
    """Runs the clang command `words` on a unit with `text` in the place of its file: its exit status."""
    copy, overlay = folder / "planted.txt", folder / "planted.yaml"
    copy.write_text(text, errors="surrogateescape")
    overlay.write_text(json.dumps({"version": 0, "use-external-names": False, "roots": [
        {"name": entry["file"], "type": "file", "external-contents": str(copy)}]}))
    with open(folder / "planted.log", "wb") as output:
        return measure.run(["prlimit", "--cpu=120", *words, "-ivfsoverlay", str(overlay)], stdout=output,
                           stderr=output, cwd=entry["directory"]).status


def compiled(entry, number, folder):
    """Whether a line is no comment and under no condition that is false."""
    broken = planted(entry["file"], number, lambda line: "}{ no statement")
    return clang(entry, broken, folder, compile_database.command_for(entry, ["-fsyntax-only"])) != 0


def reports(entry, text, folder, plugin):
    """What is reported of the unit with `text` in the place of its file; None if it is not analysed."""
    output = folder / "planted.plist"
    output.unlink(missing_ok=True)
    status = clang(entry, text, folder, paths.analysis(entry, output, folder / "planted.orders", plugin))
    return None if status else sorted({text for _, _, text, _ in paths.reports_in(output)})


def chosen(entries, options, kind, folder):
    """COUNT places of a kind: [(entry, number of the line)]."""
    unlocks, _ = KINDS[kind]
    places = [(entry, number) for entry in entries for number, is_unlock in calls(entry["file"])
              if is_unlock == unlocks]
    random.Random(f"{options.seed} {kind}").shuffle(places)
    return itertools.islice((place for place in places if compiled(*place, folder)), options.count)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", metavar="NAME|FOLDER")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="PATTERN", default="", help="as of `tools/dev paths`")
    parser.add_argument("--plugin", type=pathlib.Path,
                        default=REPOSITORY / "build/release/lib/libholdwait-clang.so")
    options = parser.parse_args()
    target = prepare.target(options.project, quick=False)
    folder = target.folder / "paths"
    folder.mkdir(parents=True, exist_ok=True)
    entries = paths.chosen(compile_database.load(target.database), target.root, options)
    rows = []
    for kind, (_, change) in KINDS.items():
        told = []
        for entry, number in chosen(entries, options, kind, folder):
            found = reports(entry, planted(entry["file"], number, change), folder, options.plugin)
            where = f"{pathlib.Path(entry['file']).name}:{number + 1}"
            print(f"{kind}: {where}: {'not analysed' if found is None else '; '.join(found) or '-'}", flush=True)
            told += [] if found is None else [bool(found)]
        rows.append(f"| {kind} | {sum(told)} of {len(told)} |")
    print("\n".join(["", "| planted | reported |", "| --- | --- |", *rows]))


main()
