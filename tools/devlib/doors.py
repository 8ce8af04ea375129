"""Builds a real project with the compiler plugin through each door, and measures what it costs.

usage: tools/dev doors [NAME] [--rounds N] [--jobs N] [--full]

NAME is a row of projects.py that is configured by CMake; its source is fetched where it is not there
yet and never written to.

Everything is built in /var/tmp, of a copy of the source that the server of distcc can read: columns
of preprocessed sources are exact only there (docs/plugin.md).

  reports   built by Ninja, through ccache twice (the second time all of it must come from the
            cache), and through distcc on loopback: the reports on the objects must be the same,
            byte for byte, with everything shown that a report can show
  binaries  what is linked of objects with summaries must be what is linked without
  time      built without and with the plugin, in turn, several times: the medians

Ends with status 1 where the reports or the binaries differ, or the cache is missed.
"""

import argparse
import filecmp
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

import measure
import prepare

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
HOLDWAIT = REPOSITORY / "build/release/bin/holdwait"
PLUGIN = REPOSITORY / "build/release/lib/libholdwait-clang.so"
WITH_DISTCCD = REPOSITORY / "test/plugin/Inputs/with-distccd.py"
EVERYTHING = ["--inventory", "--explain-suppressed", "--min-confidence=low"]
WITH_PLUGIN = f"-fplugin={PLUGIN}"


class DoorError(Exception):
    """A build failed; the text says which command, and where its output is."""


def main():
    options = parse_options()
    try:
        target = prepare.target(options.project, quick=not options.full)
        return Doors(target, options).run()
    except (prepare.PrepareError, DoorError) as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2


def parse_options():
    parser = argparse.ArgumentParser(prog="tools/dev doors", description=__doc__.splitlines()[0])
    parser.add_argument("project", metavar="NAME", nargs="?", default="leveldb")
    parser.add_argument("--rounds", type=int, metavar="N", default=5,
                        help="builds on each side (default: 5)")
    parser.add_argument("--jobs", type=int, metavar="N", default=os.cpu_count())
    parser.add_argument("--full", action="store_true", help="with the project's tests and benchmarks")
    return parser.parse_args()


class Doors:
    """The builds of one project, each in a folder of its own below one of the cache's."""

    def __init__(self, target, options):
        self.home = pathlib.Path(f"/var/tmp/holdwait-doors-{os.getuid()}") / target.project.name
        shutil.rmtree(self.home, ignore_errors=True)
        self.source = self.home / "source"
        shutil.copytree(target.root, self.source, symlinks=True)
        self.commands = (target.project.configure if options.full
                         else target.project.quick_configure)
        self.rounds, self.jobs = options.rounds, options.jobs

    def run(self):
        good = self.compare_reports()
        self.build("without", "")
        good &= self.compare_binaries("without", "ninja")
        self.compare_times("without", "ninja")
        return 0 if good else 1

    def folder(self, name):
        return self.home / name / "build"

    def call(self, name, command, environment=None):
        log = self.home / f"{name}.log"
        with open(log, "ab") as output:
            status = subprocess.run(command, cwd=self.folder(name), stdin=subprocess.DEVNULL,
                                    stdout=output, stderr=subprocess.STDOUT, check=False,
                                    env=dict(os.environ, **(environment or {}))).returncode
        if status != 0:
            raise DoorError(f"{' '.join(map(str, command))}: status {status} ({log})")

    def configuring(self, name, flags, launcher):
        """The command that configures; a project with several is none of CMake's."""
        (command,) = self.commands
        words = [word.format(source=self.source, build=self.folder(name)) for word in command]
        # Debug information would tell the folders apart.
        flags = f"{flags} -ffile-prefix-map={self.folder(name)}=."
        words += ["-DCMAKE_C_COMPILER=clang-22", "-DCMAKE_CXX_COMPILER=clang++-22",
                  f"-DCMAKE_C_FLAGS={flags}", f"-DCMAKE_CXX_FLAGS={flags}"]
        if launcher:
            words += [f"-DCMAKE_C_COMPILER_LAUNCHER={launcher}",
                      f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}"]
        return words

    def build(self, name, flags, launcher=""):
        self.folder(name).mkdir(parents=True)
        self.call(name, self.configuring(name, flags, launcher))
        self.call(name, self.ninja())

    def ninja(self, *words):
        return ["ninja", "-j", str(self.jobs), *words]

    # Reports

    def compare_reports(self):
        self.build("ninja", WITH_PLUGIN)
        hits = self.build_through_ccache()
        self.build_through_distcc()
        reports = {name: self.report(name) for name in ["ninja", "ccache", "distcc"]}
        same = len(set(reports.values())) == 1
        units = len(self.objects("ninja"))
        print(f"reports: {units} objects; Ninja, ccache ({hits}) and distcc give "
              f"{'the same report' if same else 'DIFFERENT reports'}, "
              f"{len(reports['ninja'])} bytes ({self.home}/*.txt)")
        return same and hits == "all hits"

    def build_through_ccache(self):
        cache = {"CCACHE_DIR": str(self.home / "ccache.d"), "CCACHE_MAXSIZE": "2G"}
        self.folder("ccache").mkdir(parents=True)
        self.call("ccache", self.configuring("ccache", WITH_PLUGIN, "ccache"), cache)
        self.call("ccache", self.ninja(), cache)
        self.call("ccache", self.ninja("-t", "clean"), cache)
        self.call("ccache", ["ccache", "-z"], cache)
        self.call("ccache", self.ninja(), cache)
        lines = subprocess.run(["ccache", "--print-stats"], env=dict(os.environ, **cache), text=True,
                               stdout=subprocess.PIPE, check=True).stdout.splitlines()
        counts = dict(line.split("\t")[:2] for line in lines)
        missed = int(counts["cache_miss"])
        return f"{missed} MISSES" if missed else "all hits"

    def build_through_distcc(self):
        self.folder("distcc").mkdir(parents=True)
        # The shell's words are given to it as they are: CONFIG in them is replaced.
        self.call("distcc", [sys.executable, WITH_DISTCCD, self.home, PLUGIN, "sh", "-c",
                             f'"$@" && ninja -j {self.jobs}', "sh",
                             *self.configuring("distcc", "--config=CONFIG", "distcc")])

    def objects(self, name):
        return sorted(self.folder(name).rglob("*.o"))

    def report(self, name):
        listed = self.home / f"{name}.inputs"
        listed.write_text("".join(f"{file}\n" for file in self.objects(name)))
        output = subprocess.run([HOLDWAIT, "report", f"@{listed}", *EVERYTHING], cwd=self.source,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if output.returncode not in (0, 1):
            raise DoorError(f"holdwait report @{listed}: status {output.returncode}\n"
                            + output.stdout.decode(errors="replace"))
        (self.home / f"{name}.txt").write_bytes(output.stdout)
        return output.stdout

    # Binaries

    def compare_binaries(self, one, other):
        files = [file.relative_to(self.folder(one)) for file in sorted(self.folder(one).rglob("*"))
                 if file.is_file() and "CMakeFiles" not in file.parts and is_program(file)]
        different = [str(file) for file in files
                     if not filecmp.cmp(self.folder(one) / file, self.folder(other) / file, False)]
        print(f"binaries: {len(files)} linked ({', '.join(map(str, files))}); "
              + (f"DIFFERENT: {', '.join(different)}" if different else "the same to the byte"))
        return bool(files) and not different

    # Time

    def compare_times(self, without, using):
        cpu, wall = {without: [], using: []}, {without: [], using: []}
        for turn in range(self.rounds):
            order = [without, using] if turn % 2 == 0 else [using, without]
            for name in order:
                self.call(name, self.ninja("-t", "clean"))
                measured = measure.run(self.ninja(), stdout=subprocess.DEVNULL,
                                       cwd=self.folder(name))
                cpu[name].append(measured.cpu_seconds)
                wall[name].append(measured.wall_seconds)
        for what, seconds in [("processor", cpu), ("wall", wall)]:
            low, high = (statistics.median(seconds[name]) for name in (without, using))
            print(f"time: {what}, median of {self.rounds}: without {low:.1f} s, with {high:.1f} s: "
                  f"{100 * (high / low - 1):+.1f} %  (all: without {listing(seconds[without])}; "
                  f"with {listing(seconds[using])})")


def is_program(file):
    """Linked by the linker: a program or a shared library. (Archives hold objects.)"""
    with open(file, "rb") as opened:
        head = opened.read(18)
    return head[:4] == b"\x7fELF" and head[16] in (2, 3)


def listing(seconds):
    return " ".join(f"{value:.1f}" for value in seconds)


sys.exit(main())
