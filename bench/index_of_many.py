#!/usr/bin/env python3
"""What an index of many functions costs clang-tidy.

Makes a program of UNITS x FUNCTIONS functions, in text skeletons: each unit takes 20 locks of its
own in one order. Two real sources beside it take two locks in opposite orders. The program is
linked with --index, and clang-tidy checks one of the sources without an index, with it as it
is, with it after lines were put above, and with it after it takes one lock more: alone, and with a call of
a function that takes a lock and is called from every unit, so that all functions have to do with the
source. Prints processor time and peak memory of each, the median of three runs.
"""

import argparse
import pathlib
import re
import statistics
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
LOCKS = 20

ONE = """#include <mutex>
std::mutex A, B;
void first() {
  std::lock_guard<std::mutex> HoldA(A);
  std::lock_guard<std::mutex> HoldB(B);
}
"""
TWO = """#include <mutex>
extern std::mutex A, B;
void second() {
  std::lock_guard<std::mutex> HoldB(B);
  std::lock_guard<std::mutex> HoldA(A);
}
"""
COMMON = """#include <mutex>
std::mutex Common;
void common() { std::lock_guard<std::mutex> Hold(Common); }
"""
ONE_LOCK_MORE = TWO.replace("void second() {", "std::mutex C;\nvoid second() {\n  std::lock_guard<std::mutex> HoldC(C);")


CALLS_COMMON = "void common();\n" + ONE_LOCK_MORE.replace("void second() {", "void second() {\n  common();")


def unit(number, functions, common):
    """Function i takes lock i % LOCKS, and calls the next one if that takes the next lock; the first calls
    `common`, which has that identity."""
    name, file = f"u{number}", f"lib/u{number}.cpp"
    lines = ["holdwait text 2", f'source "{file}"']
    lines += [f"function common id {common} at common.cpp:3:6"]
    lines += [f"lock variable {name}::l{i} type std::mutex at {file}:{i + 1}:12" for i in range(LOCKS)]
    lines += [f"function {name}::f{i} at {file}:{100 + 5 * i}:6" for i in range(functions)]
    for i in range(functions):
        lock = f"{name}::l{i % LOCKS}"
        lines += ["", f"define {name}::f{i}() {{", "  block 0:", f"    acquire {lock} at {file}:{101 + 5 * i}:3"]
        if i % LOCKS + 1 < LOCKS and i + 1 < functions:
            lines.append(f"    call {name}::f{i + 1}() at {file}:{102 + 5 * i}:3")
        if i == 0:
            lines.append(f"    call common() at {file}:{102 + 5 * i}:3")
        lines += [f"    release {lock} at {file}:{103 + 5 * i}:3", "}"]
    return "\n".join(lines) + "\n"


def compiled(folder, build, name, text):
    (folder / f"{name}.cpp").write_text(text)
    subprocess.run(["clang++-22", "-std=c++17", f"-fplugin={build}/lib/libholdwait-clang.so", "-c",
                    f"{folder}/{name}.cpp", "-o", f"{folder}/units/{name}.o"], check=True)


def make(folder, build, units, functions):
    (folder / "units").mkdir(parents=True, exist_ok=True)
    for name, text in [("one", ONE), ("two", TWO), ("common", COMMON)]:
        compiled(folder, build, name, text)
    dump = subprocess.run([f"{build}/bin/holdwait", "dump", f"{folder}/units/common.o"], capture_output=True, text=True,
                          check=True).stdout
    common = re.search(r"^function common id (\w+)", dump, re.MULTILINE).group(1)
    for number in range(units):
        (folder / "units" / f"u{number}.hwt").write_text(unit(number, functions, common))


def measured(command, *, cwd):
    """Its output, processor time in seconds and peak memory in MiB."""
    run = subprocess.run(["/usr/bin/time", "-f", "%U %S %M", *command], cwd=cwd, capture_output=True, text=True,
                         check=False)
    user, system, memory = run.stderr.strip().splitlines()[-1].split()
    return run.stdout, float(user) + float(system), int(memory) / 1024


def tidy(folder, build, index):
    return ["clang-tidy-22", "--quiet", f"-load={build}/lib/libholdwait-tidy.so", "-checks=-*,holdwait-*",
            f"-config={{CheckOptions: {{holdwait.Index: {index}}}}}", f"{folder}/two.cpp", "--", "-std=c++17"]


def row(what, folder, build, index, findings, repeat=3):
    runs = [measured(tidy(folder, build, index), cwd=folder) for _ in range(repeat)]
    for output, _, _ in runs:
        if output.count("warning: potential deadlock") != findings:
            sys.exit(f"index_of_many.py: {what}: not {findings} findings but\n{output}")
    print(f"| {what} | {statistics.median(r[1] for r in runs):.2f} | {max(r[2] for r in runs):.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--units", type=int, default=100)
    parser.add_argument("--functions", type=int, default=500)
    parser.add_argument("--build", type=pathlib.Path, default=REPOSITORY / "build/release")
    options = parser.parse_args()
    folder, build = options.folder.resolve(), options.build.resolve()
    make(folder, build, options.units, options.functions)
    index = folder / "many.hw"
    _, seconds, memory = measured([f"{build}/bin/holdwait", "link", "units", "--index", str(index)], cwd=folder)
    print(f"{options.units * options.functions + 3} functions, {index.stat().st_size / 1e6:.0f} MB\n")
    print("| | processor time, s | peak, MiB |\n| --- | --- | --- |")
    print(f"| link, solve and write | {seconds:.1f} | {memory:.0f} |", flush=True)
    row("clang-tidy, no index", folder, build, folder / "none.hw", 0)
    row("clang-tidy, the file as it was", folder, build, index, 1)
    (folder / "two.cpp").write_text("// above\n\n" + TWO)
    row("clang-tidy, two lines above", folder, build, index, 1)
    (folder / "two.cpp").write_text(ONE_LOCK_MORE)
    row("clang-tidy, one lock more", folder, build, index, 1)
    (folder / "two.cpp").write_text(CALLS_COMMON)
    row("clang-tidy, one lock more and a call that joins it with all", folder, build, index, 0)


main()
