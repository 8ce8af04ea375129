"""Tells the sites in templates that nobody instantiates from those a compiler gives a meaning.

Answers: "is this line part of a template, and of no instantiation of it in any unit?". Such a line
is never compiled: what it calls depends on arguments that nobody has given. Asked of Clang's own
AST matchers (clang-query), not of holdwait.

Cost: one parse of every unit that includes a file in question.
"""

import collections
import concurrent.futures
import os
import re
import subprocess

import compile_database

CLANG_QUERY = "clang-query-22"

_TEMPLATE = ("hasAncestor(decl(anyOf(functionTemplateDecl(), classTemplateDecl(), "
             "classTemplatePartialSpecializationDecl())))")
_PLACE = re.compile(r'^(.+?):(\d+):\d+: note: "root" binds here$', re.M)


def never_instantiated(sites, users, jobs):
    """The `sites` that lie in templates and in no instantiation. `users`: {file: [compile command
    entries of the units that include it]}."""
    files = {site.file for site in sites}
    entries = {(entry["file"], tuple(entry["arguments"])): entry
               for file in files for entry in users[file]}
    every, patterns, instances = (collections.defaultdict(set) for _ in range(3))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for answers in pool.map(lambda one: _ask(one, files), entries.values()):
            for found, into in zip(answers, (every, patterns, instances)):
                for file, line in found:
                    into[file].add(line)

    def is_unused(site):
        starts = [line for line in every[site.file] if line <= site.line]
        function = max(starts, default=None)
        return function in patterns[site.file] and function not in instances[site.file]

    return [site for site in sites if is_unused(site)]


def _ask(entry, files):
    """Where functions are defined in `files`, as [(file, line)]: all of them, those that are
    templates, those that are instantiations."""
    # Its strings know no escapes.
    names = "|".join(sorted(re.sub(r"[^\w-]", ".", os.path.basename(file)) for file in files))
    where = f'isDefinition(), isExpansionInFileMatching("/({names})$")'
    queries = [f"match functionDecl({where}, {kind})" for kind in
               ("anything()", f"unless(isTemplateInstantiation()), {_TEMPLATE}",
                "isTemplateInstantiation()")]
    command = compile_database.command_for(entry, [])
    asked = [word for query in ["set output diag", *queries] for word in ("-c", query)]
    run = subprocess.run([CLANG_QUERY, *asked, entry["file"], "--", *command[1:]],
                         cwd=entry["directory"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL)
    answers = re.split(r"^\d+ match(?:es)?\.$", run.stdout.decode(errors="replace"), flags=re.M)
    return [[(os.path.realpath(os.path.join(entry["directory"], name)), int(line))
             for name, line in _PLACE.findall(answer)] for answer in answers[:3]]
