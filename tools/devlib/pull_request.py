"""Pull requests against a real project: what does the gate say to them?

usage: tools/dev pull-request [NAME...]

NAME is leveldb or memcached, whose findings are older than the changes; both without a name. A git
repository is made of the Debian source, and its index is the baseline. Then, each as a commit on a
branch of its own:

  clean      a new lock, taken in the order of the others: passes in silence
  inversion  the other half of a cycle, in two files: fails with just that finding, which stands in
             SARIF, in Markdown and as an annotation at a changed line; passes once it is known
  moved      comments between functions, member functions the other way round, files with other
             names, everything formatted in another style: passes, with every finding known
  deleted    lines that the baseline's findings go through: passes, and what was deleted is gone
  bare       a baseline without a file, a line or a function: what is known stays known

The changes are in tools/devlib/pull-request/. Everything is made below the folder of tools/dev corpus;
the project's source is not written to. Ends with status 1 when one of them is judged otherwise.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys

import prepare

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
HOLDWAIT = REPOSITORY / "build/release/bin/holdwait"
PATCHES = pathlib.Path(__file__).resolve().parent / "pull-request"
OTHER_STYLE = ("{BasedOnStyle: WebKit, ColumnLimit: 60, BreakBeforeBraces: Allman,"
               " SortIncludes: Never, IndentWidth: 3}")
NOTES = "\n".join(f"// Note {i}: this line was not here." for i in range(1, 31)) + "\n"


class WrongAnswer(Exception):
    """The gate said something else than it should; the text says what."""


def main():
    parser = argparse.ArgumentParser(prog="tools/dev pull-request",
                                     description=__doc__.splitlines()[0])
    parser.add_argument("projects", metavar="NAME", nargs="*", choices=[*PROJECTS, []],
                        help=", ".join(PROJECTS))
    wrong = 0
    for name in parser.parse_args().projects or PROJECTS:
        try:
            wrong += PROJECTS[name](name)
        except (prepare.PrepareError, WrongAnswer, subprocess.CalledProcessError) as problem:
            print(f"error: {problem}", file=sys.stderr)
            return 2
    return 1 if wrong else 0


def leveldb(name):
    project = Project(name, quick=True)
    request = Requests(project, "main")
    request.passes("clean", lambda: project.patch("clean"))
    request.fails("inversion", lambda: project.patch("inversion"), on="clean")
    # From here on the main branch has a finding.
    request = Requests(project, "inversion")
    for edit in [lines_moved, functions_moved, files_renamed, reformatted]:
        request.passes(f"moved: {edit.__doc__}", lambda edit=edit: edit(project))
    request.passes("deleted: one half of the cycle", lambda: project.patch("inversion", "-R"),
                   gone=1)
    request.bare()
    return request.wrong


def memcached(name):
    project = Project(name, quick=False)
    request = Requests(project, "main")
    for edit in [lines_moved, files_renamed, reformatted]:
        request.passes(f"moved: {edit.__doc__}", lambda edit=edit: edit(project))
    count = ("memcached.c", 1382, 3, "malloc_fails")
    iterator = [("assoc.c", line, lines, "maintenance_lock") for line, lines in [(363, 1), (309, 2)]]
    request.passes("deleted: lines of one finding", lambda: project.delete(count), gone=1)
    request.passes("deleted: lines of each finding", lambda: project.delete(count, *iterator), gone=2)
    request.bare()
    return request.wrong


PROJECTS = {"leveldb": leveldb, "memcached": memcached}


class Project:
    """A git repository of the project's source, and how its units are compiled."""

    def __init__(self, name, quick):
        target = prepare.target(name, quick)
        self.name = name
        self.folder = prepare.cache_folder() / name / "pull-request"
        self.tree = self.folder / "source"
        self.renamed = {}
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(target.root, self.tree, ignore=shutil.ignore_patterns(".git", ".pc", "debian"),
                        symlinks=True)
        text = target.database.read_text().replace(str(target.root), str(self.tree))
        self.units = json.loads(text)
        self.git("init", "-q", "-b", "main")
        self.commit("base")

    def git(self, *arguments):
        done = subprocess.run(["git", "-c", "user.email=a@example.org", "-c", "user.name=a",
                               *arguments], cwd=self.tree, check=True, capture_output=True, text=True)
        return done.stdout

    def branch(self, name, base):
        self.git("checkout", "-q", "-f", "-B", name, base)
        self.renamed = {}

    def commit(self, message):
        self.git("add", "-A", "-f")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def patch(self, name, *options):
        """The patches have no lines but ours: each says where they go."""
        self.git("apply", "--unidiff-zero", *options, str(PATCHES / f"{self.name}-{name}.patch"))

    def delete(self, *parts):
        """Takes lines out, each part (file, first line, how many, a word that stands there); the last ones first."""
        for file, first, count, word in parts:
            path = self.tree / file
            lines = path.read_text().splitlines(keepends=True)
            if not any(word in line for line in lines[first - 1:first - 1 + count]):
                raise WrongAnswer(f"{file}:{first}: no {word} there: is this another version?")
            del lines[first - 1:first - 1 + count]
            path.write_text("".join(lines))

    def sources(self):
        """What the units are, and the headers beside them."""
        units = {self.renamed.get(unit["file"], unit["file"]) for unit in self.units}
        headers = [file for folder in sorted({str(pathlib.Path(unit).parent) for unit in units})
                   for file in sorted(pathlib.Path(folder).glob("*.h"))]
        return [*map(pathlib.Path, sorted(units)), *headers]

    def scan(self, name):
        """The index of what is checked out. Every unit must compile."""
        database = self.folder / "units" / "compile_commands.json"
        database.parent.mkdir(exist_ok=True)
        text = json.dumps(self.units)
        for old, new in self.renamed.items():
            text = text.replace(json.dumps(old)[1:-1], json.dumps(new)[1:-1])
        database.write_text(text)
        index, stats = self.folder / f"{name}.hw", self.folder / "stats.json"
        done = holdwait(self.tree, "scan", "-p", database, "--quiet", "--index", index,
                        f"--stats={stats}", "-o", self.folder / "report.txt",
                        "--report", f"json={self.folder / name}.json",
                        "--report", f"sarif={self.folder / name}.sarif")
        if done.returncode not in (0, 1):
            raise WrongAnswer(f"scan of {name}: status {done.returncode}\n{done.stderr}")
        figures = json.loads(stats.read_text())
        bad = {key: figures.get(key) for key in ("units_failed", "units_partial") if figures.get(key)}
        if bad:
            raise WrongAnswer(f"scan of {name}: {bad}\n{done.stderr[-2000:]}")
        return index


def holdwait(folder, *arguments):
    return subprocess.run([str(HOLDWAIT), *map(str, arguments)], cwd=folder, check=False,
                          capture_output=True, text=True)


class Requests:
    """Changes on one base, and what the gate should say to each."""

    def __init__(self, project, base):
        self.project, self.base, self.wrong, self.count = project, base, 0, 0
        if base == "main":
            project.branch("change-of-main", base)
            project.scan("main")
        self.baseline = project.folder / f"{base}.hw"
        self.findings = json.loads((project.folder / f"{base}.json").read_text())["findings"]
        print(f"The baseline of {project.name} {base} has {len(self.findings)} findings.")

    def head(self, name, edit, on):
        self.project.branch(name, on or self.base)
        edit()
        self.project.commit(name)
        return self.project.scan(name)

    def gate(self, head, *options, baseline=None):
        return holdwait(self.project.tree, "gate", "--baseline", baseline or self.baseline, head,
                        "--new-edges", *options)

    def tell(self, what, problems):
        self.wrong += bool(problems)
        print("FAIL" if problems else "ok  ", f"{self.project.name}: {what}", flush=True)
        for problem in problems:
            print(f"     {problem}")

    def passes(self, what, edit, gone=0):
        """The change passes, and nothing is said but the summary; orders are not news either,
        except those of a lock that is new."""
        self.count += 1
        name = "clean" if what == "clean" else f"{self.base}-change-{self.count}"
        head = self.head(name, edit, None)
        plain = holdwait(self.project.tree, "gate", "--baseline", self.baseline, head)
        said = holdwait(self.project.tree, "gate", "--baseline", self.baseline, head,
                        "--format=github", "--since", self.base)
        problems = []
        known = len(self.findings) - gone
        if plain.stdout != f"nothing new; {known} known, {gone} gone\n" or plain.returncode != 0:
            problems.append(f"status {plain.returncode}: {plain.stdout}{plain.stderr}")
        if said.stdout or said.returncode != 0:
            problems.append(f"annotations: {said.stdout}{said.stderr}")
        orders = self.gate(head)
        if what.startswith("moved") and orders.returncode != 0:
            problems.append(f"with --new-edges: {orders.stdout}")
        self.tell(what, problems)

    def fails(self, what, edit, on):
        head = self.head(what, edit, on)
        reports = {name: self.project.folder / f"report.{name}" for name in ("sarif", "md", "txt")}
        done = holdwait(self.project.tree, "gate", "--baseline", self.baseline, head, "--since",
                        self.base, "--format=github", "--report", f"sarif={reports['sarif']}",
                        "--report", f"markdown={reports['md']}", "--report", f"text={reports['txt']}")
        problems = [] if done.returncode == 1 else [f"status {done.returncode}: {done.stderr}"]
        changed = changed_lines(self.project.git("diff", "-U0", self.base))
        problems += wrong_sarif(json.loads(reports["sarif"].read_text()), changed)
        problems += wrong_annotation(done.stdout, changed)
        titles = re.findall(r"^#### (.*)$", reports["md"].read_text(), re.M)
        if len(titles) != 1 or "in opposite orders" not in titles[0]:
            problems.append(f"Markdown: {titles}")
        self.tell(f"{what}: fails with just that finding", problems)
        print("     " + reports["txt"].read_text().splitlines()[0])
        again = holdwait(self.project.tree, "gate", "--baseline", head, head)
        self.tell(f"{what}: passes once it is known", [again.stdout] if again.returncode else [])

    def bare(self):
        """JSON and SARIF baselines from which files, lines and functions were deleted."""
        for form in ("json", "sarif"):
            report = json.loads((self.project.folder / f"{self.base}.{form}").read_text())
            bare = self.project.folder / f"bare.{form}"
            bare.write_text(json.dumps(without_places(report)))
            done = holdwait(self.project.tree, "gate", "--baseline", bare, self.baseline)
            self.tell(f"bare: the places of the {form} baseline deleted",
                      [done.stdout + done.stderr] if done.returncode else [])


def without_places(value):
    places = {"frames", "file", "line", "column", "locations", "relatedLocations", "codeFlows"}
    if isinstance(value, dict):
        return {key: without_places(of) for key, of in value.items() if key not in places}
    return [without_places(of) for of in value] if isinstance(value, list) else value


def changed_lines(diff):
    """{file: lines} that a diff without context adds."""
    lines, current = {}, None
    for line in diff.splitlines():
        if line.startswith("+++ b/"):
            current = lines.setdefault(line[6:], set())
        hunk = re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)
        if hunk:
            current.update(range(int(hunk[1]), int(hunk[1]) + int(hunk[2] or 1)))
    return lines


def wrong_sarif(sarif, changed):
    results = sarif["runs"][0]["results"]
    if [result.get("baselineState") for result in results] != ["new"]:
        return [f"SARIF: {len(results)} results"]
    files = {step["location"]["physicalLocation"]["artifactLocation"]["uri"]
             for flow in results[0]["codeFlows"][0]["threadFlows"] for step in flow["locations"]}
    return [] if len(files & set(changed)) >= 2 else [f"SARIF: the flows go through {files} only"]


def wrong_annotation(text, changed):
    lines = text.splitlines()
    found = [re.match(r"::(?:error|warning) file=([^,]*),line=(\d+),", line) for line in lines]
    if len(lines) != 1 or not found[0]:
        return [f"annotations: {text}"]
    file, line = found[0][1], int(found[0][2])
    return [] if line in changed.get(file, ()) else [f"annotation at {file}:{line}, not changed"]


def lines_moved(project):
    """thirty lines above every function"""
    for file in project.sources():
        text = file.read_text(errors="surrogateescape")
        notes = NOTES.replace("//", "/*").replace("here.", "here. */") if file.suffix in (".c", ".h") else NOTES
        file.write_text(re.sub(r"^\}\n\n", lambda m: "}\n\n" + notes + "\n", text, flags=re.M),
                        errors="surrogateescape")


def functions_moved(project):
    """neighbouring member functions in the opposite order"""
    one = (r"[A-Za-z][\w:<>&* ]*\b\w+::~?\w+\([^;{}]*\)[^;{}=]*"
           r"(?:\{.*\}\n|\{\n(?:[^}\n].*\n|\n)*\}\n)")
    run = re.compile(rf"^{one}(?:\n{one})+", re.M)
    for file in project.sources():
        if file.suffix == ".cc":
            text = file.read_text()
            file.write_text(run.sub(
                lambda m: "\n".join(reversed(re.findall(f"^{one}", m[0], re.M))), text))


def files_renamed(project):
    """every source file with another name and in another folder"""
    for unit in sorted({unit["file"] for unit in project.units}):
        old = pathlib.Path(unit)
        if not old.is_relative_to(project.tree) or not old.exists():
            continue
        new = old.parent / "moved" / f"its_{old.name}"
        new.parent.mkdir(exist_ok=True)
        old.rename(new)  # Both projects name the folder of what they include.
        project.renamed[unit] = str(new)


def reformatted(project):
    """everything formatted by clang-format in another style"""
    subprocess.run(["clang-format-22", "-i", f"--style={OTHER_STYLE}",
                    *map(str, project.sources())], check=True)


if __name__ == "__main__":
    sys.exit(main())
