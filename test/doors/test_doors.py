"""Tests of how the front doors are judged."""

import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "corpus"))

import corpus  # noqa: E402
import diagnostics  # noqa: E402
import front  # noqa: E402
import table  # noqa: E402

BAD = """\
// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: a b
// WHY: it is a test
int here; // FINDING: lock-order-cycle
"""
CYCLE = "potential deadlock: 'a' and 'b' are taken in opposite orders [holdwait-lock-order-cycle]"


class Programs(unittest.TestCase):
    def program(self, text=BAD, **changes):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = Path(folder.name).resolve() / "o1-test.c"
        path.write_text(text)
        program = corpus.load(path)
        for name, value in changes.items():
            setattr(program, name, value)
        return program

    def judge(self, program, *lines, confidence="medium"):
        text = "\n".join(f"{program.path}:{line}" for line in lines)
        return diagnostics.judge(program, diagnostics.read(text), confidence)


class Diagnostics(Programs):
    def test_right(self):
        self.assertEqual(self.judge(self.program(), f"6:3: warning: {CYCLE}", "2:1: note: f acquires"), [])

    def test_the_place_may_be_a_note(self):
        self.assertEqual(self.judge(self.program(), f"2:3: warning: {CYCLE}", "6:1: note: f waits"), [])

    def test_silence(self):
        self.assertEqual(self.judge(self.program()), ["missing lock-order-cycle"])

    def test_other_place(self):
        self.assertEqual(self.judge(self.program(), f"7:3: warning: {CYCLE}"),
                         ["missing place of lock-order-cycle at o1-test.c:6"])

    def test_other_severity(self):
        stall = CYCLE.replace("deadlock", "stall")
        self.assertIn("missing lock-order-cycle", self.judge(self.program(), f"6:3: warning: {stall}"))

    def test_one_more(self):
        told = self.judge(self.program(), f"6:3: warning: {CYCLE}",
                          "9:1: warning: 'a' stays locked [holdwait-leaked-lock]")
        self.assertEqual(told, ["unexpected leaked-lock (defect)"])

    def test_each_file_of_a_cycle_tells_it(self):
        notes = ["2:1: note: f acquires 'a'", "6:1: note: f waits for 'b'"]
        told = self.judge(self.program(), f"6:3: warning: {CYCLE}", *notes, f"2:3: warning: {CYCLE}", *notes)
        self.assertEqual(told, [])

    def test_two_findings_are_not_one(self):
        told = self.judge(self.program(), f"6:3: warning: {CYCLE}", "2:1: note: f acquires 'a'",
                          f"6:3: warning: {CYCLE}", "3:1: note: g acquires 'a'")
        self.assertEqual(told, ["unexpected lock-order-cycle (deadlock)"])

    def test_what_does_not_compile_is_never_right(self):
        program = self.program(verdict="ok", findings=[], marks=[])
        self.assertEqual(self.judge(program, "1:1: error: no [clang-diagnostic-error]"),
                         ["unexpected error (defect)"])

    def test_what_is_of_low_confidence_is_hidden(self):
        program = self.program(verdict="low")
        self.assertEqual(self.judge(program, confidence="low"), ["missing lock-order-cycle"])
        self.assertEqual(self.judge(program, f"6:3: warning: {CYCLE}", confidence="low"), [])
        self.assertEqual(self.judge(program), [])
        self.assertTrue(self.judge(program, f"6:3: warning: {CYCLE}"))


class Table(Programs):
    def setUp(self):
        self.doors = [front.Scan(Path("/nowhere")), front.Tidy(Path("/nowhere"))]
        self.programs = [self.program() for _ in range(2)]
        self.names = [program.name for program in self.programs]
        self.results = {("clang-tidy", self.names[0]): table.Wrong("parts", ["missing x"])}

    def read(self, text):
        page = Path(self.programs[0].folder) / "page.md"
        page.write_text(text)
        return table.read(page)

    def test_what_is_written_is_read(self):
        text = table.render(self.doors, self.programs, self.results)
        self.assertIn("| 2 | all | 1 of 2 |", text)
        self.assertEqual(text, table.render(self.doors, self.programs, self.read(text)))

    def test_what_was_judged_anew_replaces(self):
        anew, other = {("clang-tidy", self.names[0])}, {("scan", self.names[0])}
        self.assertEqual(table.merge(self.results, {}, anew, self.programs), {})
        self.assertEqual(table.merge(self.results, {}, other, self.programs), self.results)

    def test_programs_that_are_gone_go(self):
        self.assertEqual(table.merge(self.results, {}, set(), self.programs[1:]), {})

    def test_every_program_has_a_row(self):
        rows = {row for _, all_rows in table.sections() for row, _ in all_rows}
        for path in corpus.discover(HERE.parent / "corpus"):
            self.assertIn(corpus.load(path).row, rows)


class Limits(Programs):
    def test_one_file_has_no_excuse(self):
        work = front.Work("order/o1-test", self.program())
        self.assertEqual(front.Tidy(Path("/nowhere")).limit(work, ["missing lock-order-cycle"]), "")

    def test_two_files_have(self):
        work = front.Work("order/o1-test", self.program(sources=["a.c", "b.c"]))
        door = front.Tidy(Path("/nowhere"))
        self.assertEqual(door.limit(work, ["missing lock-order-cycle"]), "parts")
        self.assertEqual(front.TidyWithIndex(Path("/nowhere")).limit(work, ["missing self-deadlock"]), "")


if __name__ == "__main__":
    unittest.main()
