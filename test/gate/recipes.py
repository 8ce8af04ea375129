"""Runs the recipes of docs/gate.md in a small project.

    recipes.py GATE.MD

For each service: the commands of its recipe on the main branch, then on a harmless change, which
must pass, then on one that closes a cycle, which must fail and leave its reports.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

import yaml

PROJECT = {
    "CMakeLists.txt": """cmake_minimum_required(VERSION 3.25)
project(shop CXX)
add_library(shop shop.cpp)
""",
    "shop.cpp": """#include <mutex>

std::mutex stock, prices;

void sell() {
  std::lock_guard<std::mutex> first(stock);
  std::lock_guard<std::mutex> second(prices);
}

void twice() {
  std::lock_guard<std::mutex> first(stock);
  std::lock_guard<std::mutex> second(stock);
}
""",
}
HARMLESS = "\nint answer() { return 42; }\n"
DEADLOCK = """
void discount() {
  std::lock_guard<std::mutex> first(prices);
  std::lock_guard<std::mutex> second(stock);
}
"""
# Records what would be sent.
CURL = '#!/bin/sh\nprintf "%s\\n" "$@" > "$OUTSIDE/sent.txt"\n'


class Recipe:
    """What a service runs on the main branch and on a change; how it sets variables."""

    def __init__(self, name, main, change, variables, check, files=None):
        self.name, self.main, self.change = name, main, change
        self.variables, self.check, self.files = variables, check, files or {}


def recipe_text(document, title):
    section = document.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return re.search(r"```\w+\n(.*?)```", section, re.S)[1]


def github(text):
    steps = yaml.safe_load(text)["jobs"]["holdwait"]["steps"]

    def runs(event):
        return "\n".join(
            step["run"] for step in steps
            if "run" in step and f"== '{event}'" in step.get("if", f"== '{event}'"))

    def check():
        outside = pathlib.Path(os.environ["OUTSIDE"])
        assert json.loads(pathlib.Path("holdwait.sarif").read_text())["runs"][0]["results"]
        assert "#### potential deadlock" in (outside / "summary.md").read_text()
        assert "::warning file=shop.cpp,line=17," in (outside / "said.txt").read_text()

    return Recipe("GitHub Actions", runs("push"), runs("pull_request"),
                  {"BASE": "main", "GITHUB_STEP_SUMMARY": "{outside}/summary.md"}, check)


def gitlab(text):
    jobs = yaml.safe_load(text)

    def check():
        assert json.loads(pathlib.Path("quality.json").read_text())[0]["location"]["path"] == "shop.cpp"
        assert junit_failures() == 1

    return Recipe("GitLab CI", "\n".join(jobs["holdwait-index"]["script"]),
                  "\n".join(jobs["holdwait-gate"]["script"]),
                  {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "main"}, check)


def jenkins(text):
    stages = re.split(r"stage\('(\w+)'\)", text)
    commands = {
        name: "\n".join(a or b for a, b in re.findall(r"sh '''(.*?)'''|sh '([^'\n]+)'", body, re.S))
        for name, body in zip(stages[1::2], stages[2::2])
    }

    def check():
        assert junit_failures() == 1

    return Recipe("Jenkins", commands["Index"] + "\n" + commands["Archive"],
                  commands["Index"] + "\n" + commands["Gate"], {"CHANGE_TARGET": "main"}, check)


def pre_commit(text):
    hook = yaml.safe_load(text)["repos"][0]["hooks"][0]
    configure = "cmake -S . -B build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON\n"
    index = "holdwait scan -p build --quiet --index build/base.hw -o build/all.txt || test $? -eq 1\n"
    # The change is not committed yet when a hook runs.
    uncommit = "git reset -q --soft HEAD~1\n"
    run = hook["entry"]
    if shutil.which("pre-commit"):
        run = "pre-commit install -c .pre-commit-config.yaml\ngit commit -q -m again || exit 1\n"
    variables = {"PRE_COMMIT_HOME": "{outside}/pre-commit"}
    variables |= {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER")
                  for what in ("NAME", "EMAIL")}
    return Recipe("pre-commit", configure + index, uncommit + run, variables, lambda: None,
                  {".pre-commit-config.yaml": text})


def gerrit(text):
    configure, index = text.splitlines()[:2]

    def check():
        sent = pathlib.Path(os.environ["OUTSIDE"], "sent.txt").read_text()
        assert "changes/7/revisions/abc/review" in sent and "@review.json" in sent
        review = json.loads(pathlib.Path("review.json").read_text())
        assert review["comments"]["shop.cpp"][0]["line"] == 17

    return Recipe("Gerrit", configure + "\n" + index.replace("head.hw", "base.hw"), text,
                  {"GERRIT_URL": "http://localhost", "GERRIT_CHANGE_NUMBER": "7",
                   "GERRIT_PATCHSET_REVISION": "abc"}, check)


def junit_failures():
    suites = xml.etree.ElementTree.parse("holdwait.xml").getroot()
    return sum(int(suite.get("failures")) for suite in suites)


def git(*arguments):
    subprocess.run(["git", "-c", "user.email=a@example.org", "-c", "user.name=a", *arguments],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def shell(script, expected, said):
    done = subprocess.run(["bash", "-e", "-c", script], stdout=said, stderr=subprocess.STDOUT)
    return done.returncode == expected


def try_recipe(recipe, folder):
    folder.mkdir()
    outside = folder.with_name(folder.name + " outside")
    (outside / "bin").mkdir(parents=True)
    (outside / "bin/curl").write_text(CURL)
    (outside / "bin/curl").chmod(0o755)
    os.chdir(folder)
    os.environ["OUTSIDE"] = str(outside)
    os.environ["PATH"] = f"{outside}/bin{os.pathsep}{os.environ['PATH']}"
    for key, value in recipe.variables.items():
        os.environ[key] = value.format(outside=outside)
    for name, text in (PROJECT | recipe.files).items():
        pathlib.Path(name).write_text(text)
    pathlib.Path(".gitignore").write_text("/build\n*.hw\nall.txt\n")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "base")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    for name, script, addition, status in (
            ("main", recipe.main, "", 0), ("harmless", recipe.change, HARMLESS, 0),
            ("deadlock", recipe.change, DEADLOCK, 1)):
        if addition:
            git("checkout", "-q", "-f", "-B", "change", "main")
            pathlib.Path("shop.cpp").write_text(PROJECT["shop.cpp"] + addition)
            git("commit", "-q", "-a", "-n", "-m", name)
        with open(outside / "said.txt", "w", encoding="utf-8") as said:
            fine = shell(script, status, said)
        if fine and name == "deadlock":
            recipe.check()
        print("ok  " if fine else "FAIL", f"{recipe.name}: {name}")
        if not fine:
            print((outside / "said.txt").read_text())


def main():
    document = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    root = pathlib.Path.cwd()
    for title, read in (("GitHub Actions", github), ("GitLab CI", gitlab), ("Jenkins", jenkins),
                        ("pre-commit", pre_commit), ("Gerrit", gerrit)):
        try_recipe(read(recipe_text(document, title)), root / title)


if __name__ == "__main__":
    main()
