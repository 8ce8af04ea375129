"""Fetches Debian source packages without touching the system's own package lists.

Answers: "give me the unpacked source of package P, in this folder". The machine's
configured Debian sources are read, copied with `deb-src` switched on into a temporary
folder, and apt is pointed at that folder for its sources and its lists; the folder is
removed afterwards. Nothing here names a mirror: whatever the machine uses is used.

Does not install anything and needs no root. Cost: one download of the source indices
(about 20 MB on Debian 12) per session, then the packages themselves.
"""

import functools
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

APT_FOLDER = pathlib.Path("/etc/apt")


class FetchError(Exception):
    """A source package could not be fetched; the text says which step failed and why."""


class SourceSession:
    """A temporary apt state that knows source packages. Use as a context manager."""

    def __enter__(self):
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="holdwait-apt-"))
        # apt drops its rights to the user _apt to download: it must be able to look in here.
        self._folder.chmod(0o755)
        parts = self._folder / "sources.list.d"
        lists = self._folder / "lists"
        parts.mkdir()
        (lists / "partial").mkdir(parents=True)
        write_source_entries(parts)
        self._options = [
            "-o", f"Dir::Etc::sourceparts={parts}",
            "-o", "Dir::Etc::sourcelist=/dev/null",
            "-o", f"Dir::State::lists={lists}",
            "-o", "Dir::Cache::pkgcache=",
            "-o", "Dir::Cache::srcpkgcache=",
            # The hooks of a desktop (notifiers) are for the system's own lists.
            "-o", "APT::Update::Post-Invoke-Success::=",
            "-o", "APT::Sandbox::User=root" if os.geteuid() == 0 else "Debug::NoLocking=true",
            "-qq",
        ]
        try:
            self._run("update")
        except FetchError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        shutil.rmtree(self._folder, ignore_errors=True)

    def versions(self, package):
        """The versions of source package `package` the configured sources offer, newest first."""
        shown = self._run("showsrc", package, tool="apt-cache")
        versions = set(re.findall(r"^Version: (\S+)$", shown, re.M))
        if not versions:
            raise FetchError(f"no source package '{package}' in the configured Debian sources")
        return sorted(versions, key=functools.cmp_to_key(compare_versions), reverse=True)

    def fetch(self, package, folder):
        """Downloads and unpacks `package` into `folder`/source (Debian's patches applied).

        Returns the version: the newest, or an older one when a mirror lists what it does not
        have. Unpacks beside the final name and renames, so that an interrupted run leaves nothing
        that looks finished.
        """
        partial = folder / "source.partial"
        version = self._unpack(package, partial)
        unpacked = [entry for entry in partial.iterdir() if entry.is_dir()]
        if len(unpacked) != 1:
            raise FetchError(f"'apt-get source {package}' unpacked {len(unpacked)} folders, not one")
        unpacked[0].rename(folder / "source")
        shutil.rmtree(partial)
        return version

    def _unpack(self, package, folder):
        problems = []
        for version in self.versions(package):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            try:
                self._run("source", f"{package}={version}", cwd=folder)
                return version
            except FetchError as problem:
                problems.append(str(problem))
        raise FetchError("; ".join(problems))

    def _run(self, *arguments, tool="apt-get", cwd=None):
        command = [tool, *self._options, *arguments]
        if tool == "apt-cache":
            command.remove("-qq")
        done = subprocess.run(command, cwd=cwd, text=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            reason = (done.stderr.strip() or done.stdout.strip()).splitlines()[-5:]
            raise FetchError(f"{tool} {' '.join(arguments)}: " + "; ".join(reason))
        return done.stdout


def compare_versions(one, other):
    """Negative when `one` is the older of two Debian versions, 0 when they are the same."""
    if one == other:
        return 0
    older = subprocess.run(["dpkg", "--compare-versions", one, "lt", other], check=False)
    return -1 if older.returncode == 0 else 1


def write_source_entries(folder):
    """Copies the machine's Debian entries into `folder`, each asking for sources too."""
    wanted = debian_repositories()
    stanzas = []
    for path in sorted([APT_FOLDER / "sources.list", *APT_FOLDER.glob("sources.list.d/*")]):
        if path.suffix == ".sources":
            stanzas += deb822_stanzas(path.read_text())
        elif path.suffix == ".list" and path.is_file():
            stanzas += one_line_stanzas(path.read_text())
    kept = {with_sources(stanza) for stanza in stanzas if is_wanted(stanza, wanted)}
    if not kept:
        raise FetchError("no Debian entry in apt's configuration; run 'apt-get update' first")
    (folder / "holdwait.sources").write_text("\n".join(sorted(kept)))


def debian_repositories():
    """The (URI, suite) pairs that call themselves Debian; empty when the lists are empty."""
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN)|$(REPO_URI)|$(CODENAME)|$(SUITE)"],
        text=True, stdout=subprocess.PIPE, check=True).stdout
    pairs = set()
    for line in listed.splitlines():
        origin, uri, codename, suite = line.split("|")
        if origin == "Debian":
            pairs |= {(uri.rstrip("/"), codename), (uri.rstrip("/"), suite)}
    return pairs


def deb822_stanzas(text):
    """The stanzas of a .sources file, comments removed."""
    without_comments = re.sub(r"^#.*\n?", "", text, flags=re.M)
    return [part.strip() + "\n" for part in re.split(r"\n\s*\n", without_comments) if part.strip()]


def one_line_stanzas(text):
    """The entries of a .list file (`deb [options] URI suite component…`) as stanzas."""
    stanzas = []
    for line in text.splitlines():
        entry = re.match(r"\s*deb\s+(?:\[(?P<options>[^\]]*)\]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)"
                         r"(?P<components>[^#]*)", line)
        if not entry:
            continue
        signed = re.search(r"signed-by=(\S+)", entry["options"] or "")
        stanzas.append(f"Types: deb\nURIs: {entry['uri']}\nSuites: {entry['suite']}\n"
                       f"Components: {entry['components'].strip()}\n"
                       + (f"Signed-By: {signed[1]}\n" if signed else ""))
    return stanzas


def is_wanted(stanza, wanted):
    """Whether the stanza offers binaries of one of the `wanted` (URI, suite) pairs."""
    fields = dict(re.findall(r"^(\S+):[ \t]*(.*)$", stanza, re.M))
    if "deb" not in fields.get("Types", "").split() or fields.get("Enabled", "yes") == "no":
        return False
    return any((uri.rstrip("/"), suite) in wanted
               for uri in fields.get("URIs", "").split()
               for suite in fields.get("Suites", "").split())


def with_sources(stanza):
    return re.sub(r"^Types:.*$", "Types: deb-src", stanza, flags=re.M)
