"""Keeps the entries of compile_commands.json in the current folder that a regular expression finds.

usage: select_database.py REGEX

The expression is searched in the command of each entry: a file may be compiled for several targets,
and only the name of its output says for which. For projects of which a part is scanned.
"""

import json
import pathlib
import re
import sys


def main():
    wanted = re.compile(sys.argv[1])
    database = pathlib.Path("compile_commands.json")
    entries = json.loads(database.read_text())
    kept = [entry for entry in entries
            if wanted.search(entry.get("command") or " ".join(entry["arguments"]))]
    database.write_text(json.dumps(kept, indent=1) + "\n")
    print(f"{len(kept)} of {len(entries)} entries")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
