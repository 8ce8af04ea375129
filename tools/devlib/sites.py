"""Counts lock acquisitions in sources without holdwait, and compares the two.

Answers: "which places that look like an acquisition did holdwait not report?". The count is a
search for spellings (projects.py) in the text the compiler saw: comments, strings and directives
are blanked; so are lines inside conditionals that no unit compiles (asked of Clang's
preprocessor, only for the lines in question). It knows nothing of types: a spelling that is no
acquisition is counted all the same, and a person explains it in the list of misses.

Cost: one pass over the sources, and up to _UNITS_PER_FILE preprocessor runs for each file that
has a miss.
"""

import bisect
import collections
import dataclasses
import os
import pathlib
import re
import subprocess

import compile_database
import templates

_TOLERANCE = 1        # lines: a statement over several lines may be reported at its next line
_UNITS_PER_FILE = 3   # units that are asked whether they compile a line of a header

# Guards that are built without taking the lock, or around one that is already held.
_NOT_TAKEN = re.compile(r"\b(?:defer_lock|adopt_lock)\b")

# A function's bare name with a type before it is its declaration, not a call. The words that may
# stand before a call are not types. A member call and a guard with a name need no such care.
_BARE_CALL = re.compile(r"\w+\s*\(")
_DECLARED = re.compile(r"(?:^|[;{}:])\s*(?:[A-Za-z_][\w:<>]*[\s*&]+)+(?:\w+::)*$")
_BEFORE_A_CALL = re.compile(r"\b(?:return|else|do|case|throw|co_return|co_await|goto)\b")

_BLANKED = re.compile(
    r"""//[^\n]*(?:\\\n[^\n]*)*
      | /\*.*?\*/
      | R"(?P<delimiter>[^()\\\s]{0,16})\(.*?\)(?P=delimiter)"
      | "(?:[^"\\\n]|\\.)*"
      | (?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)*'
      | ^[ \t]*\#(?:[^\n\\]|\\.)*""",
    re.X | re.S | re.M)


@dataclasses.dataclass(frozen=True, order=True)
class Site:
    """One place that looks like an acquisition."""
    file: str     # absolute, links resolved
    line: int     # 1-based
    text: str     # the source line, trimmed


@dataclasses.dataclass
class Comparison:
    """Counted sites against reported ones."""
    counted: int       # sites in compiled code
    found: int
    misses: list       # [Site], in compiled code and not reported
    not_compiled: list # [Site], inside conditionals that no unit compiles; not in `counted`
    templates: list    # [Site], in templates that no unit instantiates; not in `counted`

    @property
    def percent(self):
        return 100.0 * self.found / self.counted if self.counted else 100.0


class SiteCounter:
    """Finds sites in files by a set of regular expressions."""

    def __init__(self, patterns, not_sites=()):
        self._pattern = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
        self._excluded = [re.compile(pattern) for pattern in not_sites]

    def in_file(self, file):
        """The sites of one file, in order; several on one line are several sites."""
        original = pathlib.Path(file).read_text(errors="replace")
        code = blank(original)
        lines = original.splitlines()
        starts = [0] + [match.end() for match in re.finditer("\n", code)]
        sites = []
        for match in self._pattern.finditer(code):
            line = bisect.bisect_right(starts, match.start())
            text = lines[line - 1].strip()
            if self._is_site(code, match, starts[line - 1]) and not self._is_excluded(text):
                sites.append(Site(os.path.realpath(file), line, text))
        return sites

    def _is_site(self, code, match, line_start):
        statement_end = code.find(";", match.end())
        statement = code[match.start():statement_end if statement_end >= 0 else None]
        before = code[line_start:match.start()]
        declared = (_BARE_CALL.fullmatch(match[0]) and _DECLARED.search(before)
                    and not _BEFORE_A_CALL.search(before))
        return not declared and not _NOT_TAKEN.search(statement)

    def _is_excluded(self, text):
        return any(pattern.search(text) for pattern in self._excluded)


def blank(text):
    """`text` with comments, literals and directives replaced by blanks; lines stay in place."""
    return _BLANKED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def project_files(checks, root):
    """The files of the units and the headers they include, as far as they lie in `root`."""
    root = os.path.realpath(root) + os.sep
    seen = {os.path.realpath(file) for check in checks for file in [check.file, *check.headers]}
    return sorted(file for file in seen if file.startswith(root) and os.path.isfile(file))


def reported_lines(inventory, directory):
    """{file: {lines}} of every place in an inventory but the declarations of the classes:
    acquisition sites, and the frames of wrappers and witnesses. Relative names are relative to
    `directory`."""
    lines = collections.defaultdict(set)
    waiting = [inventory]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            if isinstance(value.get("file"), str) and isinstance(value.get("line"), int):
                file = os.path.realpath(os.path.join(directory, value["file"]))
                lines[file].add(value["line"])
            waiting += [inner for key, inner in value.items() if key != "declaration"]
    return lines


def compare(sites, reported, checks, entries, jobs):
    """Sorts the counted `sites` into found, missed and not compiled."""
    missed = [site for site in sites if not _is_reported(site, reported)]
    users = _users({site.file for site in missed}, checks, entries)
    compiled = _compiled_lines(users)
    not_compiled = [site for site in missed if site.line not in compiled[site.file]]
    in_code = [site for site in missed if site.line in compiled[site.file]]
    unused = templates.never_instantiated(in_code, users, jobs)
    return Comparison(len(sites) - len(not_compiled) - len(unused), len(sites) - len(missed),
                      [site for site in in_code if site not in unused], not_compiled, unused)


def _is_reported(site, reported):
    lines = reported.get(site.file, ())
    return any(site.line + shift in lines for shift in range(-_TOLERANCE, _TOLERANCE + 1))


def _users(files, checks, entries):
    """{file: [entries of the units that include it]}."""
    users = {file: [] for file in files}
    for check, entry in zip(checks, entries):
        for file in {os.path.realpath(name) for name in [check.file, *check.headers]} & files:
            # A unit knows its own file best: ask it first.
            users[file].insert(0 if os.path.realpath(check.file) == file else len(users[file]),
                               entry)
    return users


def _compiled_lines(users):
    """{file: {lines}} that at least one of a few units lets through its conditionals."""
    asked = {}
    files = set(users)
    compiled = collections.defaultdict(set)
    for file in files:
        for entry in users[file][:_UNITS_PER_FILE]:
            key = (entry["file"], tuple(entry["arguments"]))
            if key not in asked:
                asked[key] = _lines_after_conditionals(entry, files)
            compiled[file] |= asked[key].get(file, set())
    return compiled


def _lines_after_conditionals(entry, files):
    """{file: {lines}} with text, for the `files`, after directives were carried out and before
    macros are expanded."""
    command = compile_database.command_for(entry, ["-E", "-fdirectives-only"])
    text = subprocess.run(command, cwd=entry["directory"], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    lines, file, number = collections.defaultdict(set), None, 0
    for row in text.decode(errors="replace").split("\n"):
        marker = re.match(r'# (\d+) "((?:[^"\\]|\\.)*)"', row)
        if marker:
            name = os.path.realpath(os.path.join(entry["directory"], marker[2]))
            file, number = (name if name in files else None), int(marker[1])
            continue
        if file and row.strip():
            lines[file].add(number)
        number += 1
    return lines
