#!/usr/bin/env python3
"""Reports on the examples, once by scanning and once from the plugin's objects.

    reports.py BUILD WORK

BUILD is a build of holdwait, WORK a folder to use. The bad variants must give the findings
listed here and the fixed ones none, and both doors must print the same bytes.
"""

import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXPECTED = {
    "bad": [
        ("executor-self-wait", ["main()::workers"]),
        ("leaked-lock", ["photos::TagCatalogue::tags_lock_"]),
        (
            "lock-order-cycle",
            ["app::Importer::import_lock_", "app::ServiceRegistry::registry_lock_"],
        ),
        (
            "lock-order-cycle",
            ["warehouse::LockService::element_", "warehouse::LockService::manifest_"],
        ),
        ("nested-lease", ["main()::pool"]),
    ],
    "fixed": [],
}


def build(folder, variant, plugin):
    """Builds one variant of all stories with Clang and the plugin."""
    subprocess.run(
        ["cmake", "-S", ROOT / "examples", "-B", folder, "-G", "Ninja",
         f"-DEXAMPLE_VARIANTS={variant}", "-DEXAMPLE_KEYED=OFF",
         "-DCMAKE_CXX_COMPILER=clang++-22",
         f"-DCMAKE_CXX_FLAGS=-fplugin={plugin}", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"],
        check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", folder], check=True, stdout=subprocess.DEVNULL)


def report(holdwait, *arguments):
    done = subprocess.run([holdwait, *arguments], cwd=ROOT, capture_output=True, text=True)
    return done.returncode, done.stdout


def problems(holdwait, folder, variant):
    scanned = report(holdwait, "scan", "-p", folder, "--quiet")
    linked = report(holdwait, "report", folder)
    if scanned != linked:
        yield "scan and the plugin's objects give different reports"
    status, text = report(holdwait, "scan", "-p", folder, "--quiet", "--format=json")
    found = sorted((f["kind"], f["locks"]) for f in json.loads(text)["findings"])
    if found != EXPECTED[variant]:
        yield f"expected {EXPECTED[variant]}, got {found}"
    if status != (1 if EXPECTED[variant] else 0):
        yield f"exit status {status}"


def main():
    built, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    wrong = 0
    for variant in EXPECTED:
        folder = work / variant
        build(folder, variant, built / "lib" / "libholdwait-clang.so")
        found = list(problems(built / "bin" / "holdwait", folder, variant))
        wrong += len(found) > 0
        for text in found:
            print(f"FAIL report-{variant}: {text}")
        if not found:
            print(f"ok   report-{variant}: {len(EXPECTED[variant])} findings, twice the same bytes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
