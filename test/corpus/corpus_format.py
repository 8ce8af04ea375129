"""The lit format of the corpus: each labelled program is one test.

The suite's configuration says where the tools are: `config.holdwait_binary`, `config.any_order_binary`,
which finds out whether a verdict hangs on the order of symbols, and `config.parts_binary`, which finds out
whether it hangs on parts of the program that are said to have nothing to do with it. It must not.
"""

import os
import subprocess
import tempfile
from pathlib import Path

import corpus
import lit.formats
import lit.Test


class CorpusFormat(lit.formats.TestFormat):
    """With `known_bugs`, every program has a REASON and is expected to fail; without, none has."""

    def __init__(self, known_bugs=False):
        self.known_bugs = known_bugs

    def getTestsForPath(self, testSuite, path_in_suite, litConfig, localConfig):
        path = Path(testSuite.getSourcePath(path_in_suite))
        if corpus.is_program(path.parent):
            path_in_suite = path_in_suite[:-1]
        elif not corpus.is_program(path):
            return
        yield lit.Test.Test(testSuite, path_in_suite, localConfig)

    def getTestsInDirectory(self, testSuite, path_in_suite, litConfig, localConfig):
        """lit walks into the folders below by itself, so this looks at one folder only."""
        folder = testSuite.getSourcePath(path_in_suite)
        if corpus.is_program(Path(folder)):
            yield lit.Test.Test(testSuite, path_in_suite, localConfig)
            return
        for name in sorted(os.listdir(folder)):
            if not os.path.isdir(os.path.join(folder, name)):
                path = path_in_suite + (name,)
                yield from self.getTestsForPath(testSuite, path, litConfig, localConfig)

    def execute(self, test, litConfig):
        holdwait = getattr(test.config, "holdwait_binary", None)
        if not holdwait:
            return lit.Test.UNRESOLVED, "config.holdwait_binary is not set"
        try:
            program = corpus.load(Path(test.getSourcePath()))
        except corpus.LabelError as error:
            return lit.Test.UNRESOLVED, f"labels: {error}"
        if (program.reason is not None) != self.known_bugs:
            return lit.Test.UNRESOLVED, "REASON belongs to known bugs, and to each of them"
        if self.known_bugs:
            test.xfails = ["*"]
        timeout = litConfig.maxIndividualTestTime or corpus.TIMEOUT_SECONDS
        with tempfile.NamedTemporaryFile(suffix=".hw") as index:
            outcome = corpus.check(holdwait, program, timeout, index.name)
            if not outcome.problems and not self.known_bugs:
                outcome.detail = complaint([test.config.any_order_binary, "3", index.name])
                outcome.problems += ["the verdict hangs on the order of symbols"] * bool(outcome.detail)
            if not outcome.problems and not self.known_bugs:
                outcome.detail = complaint([test.config.parts_binary, "0", index.name])
                outcome.problems += ["a source has other findings in its part of the program"] * bool(outcome.detail)
        if not outcome.problems:
            return lit.Test.PASS, ""
        told = [program.name, *outcome.problems, f"why: {program.why}", outcome.detail]
        return lit.Test.FAIL, "\n".join(filter(None, told)) + "\n"


def complaint(command):
    """What a tool has to say that is not content; empty: it is."""
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout + done.stderr if done.returncode != 0 else ""
