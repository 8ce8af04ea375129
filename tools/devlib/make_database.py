"""Writes compile_commands.json for a project that is built with make, without building it.

usage: make_database.py OUTPUT MAKE [ARGUMENTS...]

Asks make what it would run (`make --dry-run`) in the current folder, which must not be built yet,
and keeps the commands that compile one file. Words are expanded by the shell in the folder make
would run them in, since Automake writes the name of a source as `test -f …` in backquotes. What
libtool is asked to compile is compiled by the command it is given.

A plan cannot make the libraries of one folder before the programs of another that need them: make
goes on to the other targets, and what it said goes to the standard error.

Does not know generated sources: they must exist before.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

_ENTERING = re.compile(r"make(?:\[\d+\])?: Entering directory '(.*)'$")
_LEAVING = re.compile(r"make(?:\[\d+\])?: Leaving directory '.*'$")
_COMPILER = re.compile(r"(?:\S*/)?(?:[\w-]+-)?(?:cc|c\+\+|gcc|g\+\+|clang|clang\+\+)(?:-[\d.]+)?\s")
_LIBTOOL = re.compile(r"(?:\S*/(?:ba)?sh\s+)?\S*libtool\s.*?--mode=compile\s+")
_SOURCE = re.compile(r".*\.(?:c|cc|cpp|cxx|C)$")


def main():
    output, make = sys.argv[1], sys.argv[2:]
    plan = subprocess.run([*make, "--dry-run", "--keep-going", "--print-directory"], text=True,
                          check=False, env={**os.environ, "LC_ALL": "C"},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if plan.returncode != 0:
        print(plan.stderr.strip(), file=sys.stderr)
    entries = [entry for directory, command in compile_commands(plan.stdout)
               if (entry := database_entry(directory, command))]
    pathlib.Path(output).write_text(json.dumps(entries, indent=1) + "\n")
    print(f"{len(entries)} commands")
    return 0 if entries else 1


def compile_commands(plan):
    """(folder, command) of each simple command in make's plan that calls a compiler with -c."""
    folders = [os.getcwd()]
    for line in plan.replace("\\\n", " ").splitlines():
        if entering := _ENTERING.match(line):
            folders.append(entering[1])
        elif _LEAVING.match(line):
            folders.pop()
        else:
            for command in re.split(r"&&|;(?![^`]*`\S)", line):
                command = _LIBTOOL.sub("", command.strip(), count=1)
                if _COMPILER.match(command) and re.search(r"\s-c\s", command):
                    yield folders[-1], command


def database_entry(directory, command):
    """One entry of the database, or None when the command compiles no source file."""
    expanded = subprocess.run(["sh", "-c", f"printf '%s\\0' {command}"], cwd=directory, check=True,
                              stdout=subprocess.PIPE, text=True).stdout
    arguments = expanded.rstrip("\0").split("\0")
    source = next((word for word in arguments[1:] if _SOURCE.fullmatch(word)), None)
    return source and {"directory": directory, "file": source, "arguments": arguments}


if __name__ == "__main__":
    sys.exit(main())
