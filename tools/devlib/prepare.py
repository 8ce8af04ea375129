"""Makes a project ready to be scanned: packages, source, configuration.

Every step is skipped when its result is there: the source when it is unpacked, the
configuration when it was made by the same commands. Steps say what they do.
"""

import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import sys

import apt_source
from projects import PROJECTS

_DEVLIB = pathlib.Path(__file__).resolve().parent


class PrepareError(Exception):
    """A project could not be made ready; the text says which step failed and why."""


@dataclasses.dataclass(frozen=True)
class Target:
    """What is to be scanned."""
    name: str
    version: str
    project: object          # the row of projects.py; None for a folder of the user's
    root: pathlib.Path       # sources outside it are not the project's
    database: pathlib.Path   # compile_commands.json
    folder: pathlib.Path     # for results


def target(name, quick):
    """The target called `name` on the command line, made ready."""
    if name in PROJECTS:
        return _known(PROJECTS[name], quick)
    if quick:
        raise PrepareError("--quick is for the projects in tools/devlib/projects.py")
    if os.path.isdir(name):
        return _folder(pathlib.Path(name).resolve())
    raise PrepareError(f"'{name}' is no folder and none of: {', '.join(PROJECTS)}")


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "holdwait" / "corpus"


def _known(project, quick):
    commands = project.quick_configure if quick else project.configure
    if commands is None:
        raise PrepareError(f"{project.name} has no small configuration (--quick)")
    home = cache_folder() / project.name
    version = _fetch(project, home)
    folder = home / "quick" if quick else home
    build = folder / "build"
    _configure(project, commands, home / "source", build)
    name = f"{project.name} (quick)" if quick else project.name
    return Target(name, version, project, home / "source", build / "compile_commands.json", folder)


def _folder(folder):
    for database in [folder / "compile_commands.json", folder / "build" / "compile_commands.json"]:
        if database.is_file():
            break
    else:
        raise PrepareError(f"no compile_commands.json in {folder} or its build/")
    results = cache_folder() / "folders" / folder.name
    results.mkdir(parents=True, exist_ok=True)
    return Target(folder.name, "-", None, folder, database, results)


def _fetch(project, home):
    """The version of the unpacked source; fetches it when it is not there."""
    version = home / "version"
    if (home / "source").is_dir() and version.is_file():
        return version.read_text().strip()
    print(f"Fetching Debian's source package {project.package}.", flush=True)
    home.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(home / "source", ignore_errors=True)
    try:
        with apt_source.SourceSession() as session:
            version.write_text(session.fetch(project.package, home) + "\n")
    except (apt_source.FetchError, OSError) as problem:
        raise PrepareError(f"fetching {project.package}: {problem}") from problem
    return version.read_text().strip()


def _configure(project, commands, source, build):
    """Runs the configuration, unless the same one has been run to its end."""
    commands = [[_filled(word, source, build) for word in command] for command in commands]
    stamp = build / "holdwait-configured.json"
    if stamp.is_file() and stamp.read_text() == json.dumps(commands):
        return
    _install(project)
    print(f"Configuring {project.name}" + (f" ({project.note})." if project.note else "."),
          flush=True)
    shutil.rmtree(build, ignore_errors=True)
    build.mkdir(parents=True)
    log = build / "holdwait-configure.log"
    for command in commands:
        with open(log, "ab") as output:
            status = subprocess.run(command, cwd=build, stdin=subprocess.DEVNULL, stdout=output,
                                    stderr=subprocess.STDOUT, check=False).returncode
        if status != 0:
            last = "\n".join(log.read_text(errors="replace").splitlines()[-10:])
            raise PrepareError(f"configuring {project.name}: {' '.join(command)}: "
                               f"status {status} ({log}):\n{last}")
    if not (build / "compile_commands.json").is_file():
        raise PrepareError(f"configuring {project.name} left no {build}/compile_commands.json")
    stamp.write_text(json.dumps(commands))


def _filled(word, source, build):
    for name, value in [("source", source), ("build", build), ("python", sys.executable),
                        ("devlib", _DEVLIB)]:
        word = word.replace(f"{{{name}}}", str(value))
    return word


def _install(project):
    table = "".join(f"{package} | {why}\n" for package, why in project.packages.items())
    status = subprocess.run(["bash", str(_DEVLIB / "install.sh"), project.name], input=table,
                            text=True, check=False).returncode
    if status != 0:
        raise PrepareError(f"installing what {project.name} needs failed")
