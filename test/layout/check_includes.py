#!/usr/bin/env python3
"""Checks the direction of dependencies (docs/architecture.md): which folder may
include which, and that no Clang header is seen where there should be none."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Folder -> folders of ours it may include. What is missing may include nothing.
ALLOWED = {
    "skeleton": {"skeleton"},
    "solver": {"solver", "skeleton"},
    "report": {"report", "solver", "skeleton"},
    "checkers/models": {"checkers/models", "skeleton"},
    "checkers/config": {"checkers/config", "checkers/models", "report"},
    "checkers/extract": {"checkers/extract", "checkers/models", "skeleton"},
    "checkers/path": {"checkers/path", "checkers/extract", "checkers/models", "skeleton"},
    "checkers/tidy": {
        "checkers/tidy",
        "checkers/config",
        "checkers/extract",
        "checkers/models",
        "solver",
        "report",
        "skeleton",
    },
    "plugin": {
        "plugin",
        "checkers/path",
        "checkers/tidy",
        "checkers/extract",
        "checkers/models",
        "skeleton",
    },
    "tools/holdwait": {
        "tools/holdwait",
        "checkers/config",
        "checkers/extract",
        "checkers/models",
        "solver",
        "report",
        "skeleton",
    },
}
NO_CLANG = ("skeleton", "solver", "report", "checkers/config")
# In checkers/models only these look at Clang.
CLANG_IN_MODELS = {"Annotations.cpp", "Catalogue.cpp"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def folder_of(path):
    """The longest folder of ALLOWED that the path lies in, or None."""
    return max((f for f in ALLOWED if path.startswith(f + "/")), key=len, default=None)


def problems(path):
    name = path.relative_to(ROOT).as_posix()
    folder = folder_of(name)
    clang_free = folder in NO_CLANG or (
        folder == "checkers/models" and path.name not in CLANG_IN_MODELS
    )
    for match in INCLUDE.finditer(path.read_text(encoding="utf-8")):
        target = match.group(2)
        line = path.read_text(encoding="utf-8").count("\n", 0, match.start()) + 2
        if target.startswith(("clang/", "clang-tidy/")) and clang_free:
            yield f"{name}:{line}: {folder} must not see Clang: {target}"
        other = folder_of(target)
        if other and other not in ALLOWED[folder]:
            yield f"{name}:{line}: {folder} must not include {other}: {target}"


def main():
    files = [
        p
        for f in ALLOWED
        for p in sorted((ROOT / f).rglob("*"))
        if p.suffix in {".h", ".cpp"}
    ]
    found = sorted({text for p in files for text in problems(p)})
    long = [
        f"{p.relative_to(ROOT)}: {count} lines; a file over 500 holds more than one idea"
        for p in files
        if (count := len(p.read_text(encoding="utf-8").splitlines())) > 500
    ]
    for text in found + long:
        print(f"FAIL {text}")
    if not found and not long:
        print(f"ok   includes: {len(files)} files, every include in the allowed direction")
    return 1 if found or long else 0


if __name__ == "__main__":
    sys.exit(main())
