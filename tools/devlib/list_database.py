"""Writes compile_commands.json for sources that each are a program of their own.

usage: list_database.py FOLDER PATTERNS... -- COMPILER [OPTIONS...]

Each file that a pattern (`**` for any folders) finds below FOLDER is compiled by the command behind
`--`, in the current folder.
"""

import json
import os
import pathlib
import sys


def main():
    split = sys.argv.index("--")
    folder, patterns, command = pathlib.Path(sys.argv[1]), sys.argv[2:split], sys.argv[split + 1:]
    files = sorted({file for pattern in patterns for file in folder.glob(pattern)})
    entries = [{"directory": os.getcwd(), "file": str(file), "arguments": [*command, "-c", str(file)]}
               for file in files]
    pathlib.Path("compile_commands.json").write_text(json.dumps(entries, indent=1) + "\n")
    print(f"{len(entries)} files")
    return 0 if entries else 1


if __name__ == "__main__":
    sys.exit(main())
