"""Sums up the steps of `tools/dev test`: what every runner counted, in one closing line.

usage: summary.py FOLDER

FOLDER has steps.tsv (name, exit status, seconds) and NAME.log for each step. Counted are:
ctest's line "N% tests passed, N tests failed out of N", lit's closing table, and lines
"ok NAME: …" / "FAIL NAME: …" of our own scripts. A step that counted nothing is one test; a
step that failed although nothing it counted failed is one failure more, and so is a runner
that ran no test. Before the sums stands what each failed step said of its failed tests, so that the
end of a log is enough to know what happened. Exit status 0 when nothing failed.
"""

import collections
import pathlib
import re
import sys

# Steps that are test runners: having counted nothing, they have not done their work.
RUNNERS = {"lit", "unit-tests", "examples", "generated", "doors", "sanitizers"}

_CTEST = re.compile(r"^\d+% tests passed, (\d+) tests failed out of (\d+)", re.M)
_LIT = re.compile(r"^  (\S[A-Za-z ]*?)\s*: +(\d+) \(\d+\.\d+%\)$", re.M)
_OWN = re.compile(r"^(ok|FAIL)\s+\S+:", re.M)

# Where a runner begins to tell of a failed test: lit, ctest, GoogleTest, our own scripts, compilers.
_FAILURE = re.compile(r"^(\*+ TEST '.*' FAILED|.*\*\*\*(Failed|Timeout|Exception)|.*: Failure$|FAIL\b|FAILED:|.*\berror:)")
# Lines shown after each such line, of the end of what lit tells of a test, and in all. The command
# that failed stands at that end.
_LINES_OF_ONE, _LAST_LINES_OF_ONE, _LINES_OF_A_STEP = 20, 40, 240
_END_OF_ONE = re.compile(r"^\*{20}$")

# lit: a test that fails as its XFAIL line says has shown what it is for.
_LIT_RESULTS = {
    "Passed": "passed", "Passed With Retry": "passed", "Expectedly Failed": "passed",
    "Failed": "failed", "Unexpectedly Passed": "failed", "Unresolved": "failed",
    "Timed Out": "failed", "Unsupported": "skipped", "Skipped": "skipped", "Excluded": "skipped",
}


def main():
    folder = pathlib.Path(sys.argv[1])
    total = collections.Counter()
    table, failures = [], []
    for line in (folder / "steps.tsv").read_text().splitlines():
        name, status, seconds = line.split("\t")
        log = (folder / f"{name}.log").read_text(errors="replace")
        counts = settled(count(log), name, int(status))
        total += counts
        table.append(f"  {name:12} {int(seconds):5} s  {shown(counts)}")
        if counts["failed"]:
            failures += [f"\n-- {name}, what failed --", *failed_lines(log)]
    print("\n".join([*failures, "", *table, "", shown(total)]))
    return 1 if total["failed"] else 0


def count(log):
    """What the runners in one log say they ran."""
    counts = collections.Counter()
    for failed, ran in _CTEST.findall(log):
        counts["failed"] += int(failed)
        counts["passed"] += int(ran) - int(failed)
    for result, number in _LIT.findall(log):
        if result in _LIT_RESULTS:
            counts[_LIT_RESULTS[result]] += int(number)
    for result in _OWN.findall(log):
        counts["passed" if result == "ok" else "failed"] += 1
    return counts


def failed_lines(log):
    """What `log` tells of the tests that failed; its end where nothing is told."""
    lines = log.splitlines()
    told = set()
    for index, line in enumerate(lines):
        if _FAILURE.match(line):
            told.update(range(index, min(index + _LINES_OF_ONE, len(lines))))
            if line.startswith("*"):
                end = next((at for at in range(index, len(lines)) if _END_OF_ONE.match(lines[at])), index)
                told.update(range(max(index, end - _LAST_LINES_OF_ONE), end))
    if not told:
        return lines[-_LAST_LINES_OF_ONE:]
    return [lines[index] for index in sorted(told)][:_LINES_OF_A_STEP]


def settled(counts, name, status):
    """`counts` made to agree with how the step ended."""
    ran_nothing = not counts["passed"] and not counts["failed"]
    if status != 0 and not counts["failed"]:
        counts["failed"] += 1
    elif ran_nothing:
        counts["failed" if name in RUNNERS else "passed"] += 1
    return counts


def shown(counts):
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    return f"{counts['passed']} passed, {counts['failed']} failed{skipped}"


if __name__ == "__main__":
    sys.exit(main())
