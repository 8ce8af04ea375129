"""Reads compile_commands.json and turns its commands into checks with another compiler.

A database is a list of entries {directory, file, command | arguments}. One file may occur
several times, with the same or other flags; every entry is a unit of its own.
"""

import json
import os
import pathlib
import shlex

# Options that name outputs: dropped, with their value where it is a word of its own.
_OUTPUT_WITH_VALUE = {"-o", "-MF", "-MT", "-MQ", "-MJ", "--serialize-diagnostics"}
_OUTPUT_ALONE = {"-c", "-S", "-E", "-MD", "-MMD", "-MP", "-MG", "-M", "-MM", "-save-temps"}
_LAUNCHERS = {"ccache", "distcc", "icecc", "sccache"}


class DatabaseError(Exception):
    """compile_commands.json cannot be used; the text says where and why."""


def load(path):
    """The entries of a database as dicts with `directory`, `file` (absolute), `arguments`."""
    try:
        rows = json.loads(pathlib.Path(path).read_text())
        return [_normalised(row) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise DatabaseError(f"reading {path}: {problem}") from problem


def store(path, entries):
    """Writes entries as a database that other tools can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(entries, indent=1) + "\n")


def spread(entries, count):
    """`count` entries evenly spread over the database; all of them when `count` is None."""
    if count is None or count >= len(entries):
        return entries
    return [entries[index * len(entries) // count] for index in range(count)]


def command_for(entry, mode):
    """The entry's compile command for Clang 22, with `mode` (a list of options) in place of
    code generation. Outputs are dropped, so are warnings. Returns a list of arguments."""
    arguments = list(entry["arguments"])
    while pathlib.Path(arguments[0]).name in _LAUNCHERS:
        arguments.pop(0)
    compiler = clang_for(arguments[0], entry["file"])
    return [compiler, *mode, "-w", *_without_outputs(arguments[1:])]


def clang_for(compiler, file):
    """clang++-22 for what was compiled as C++, clang-22 for the rest."""
    is_cxx = "++" in pathlib.Path(compiler).name or pathlib.Path(file).suffix not in {".c", ".m"}
    return "clang++-22" if is_cxx else "clang-22"


def _without_outputs(arguments):
    kept = []
    words = iter(arguments)
    for word in words:
        if word in _OUTPUT_WITH_VALUE:
            next(words, None)
        elif word in _OUTPUT_ALONE or word.startswith(("-Wp,-MD", "-Wp,-MMD", "-save-temps=")):
            continue
        else:
            kept.append(word)
    return kept


def _normalised(row):
    directory = row["directory"]
    arguments = row.get("arguments") or shlex.split(row["command"])
    file = os.path.normpath(os.path.join(directory, row["file"]))
    return {"directory": directory, "file": file, "arguments": arguments}
