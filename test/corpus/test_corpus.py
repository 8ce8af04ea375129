#!/usr/bin/env python3
"""Tests of the judge itself: a wrong verdict must never count as right."""

import copy
import json
import os
import stat
import sys
import tempfile
import unittest
from pathlib import Path

import corpus

HERE = Path(__file__).resolve().parent


def perfect_report(program):
    """The report that a tool which is always right would print."""
    confidence = "low" if program.verdict == "low" else "high"
    severity = "stall" if program.verdict == "stall" else "deadlock"
    witnesses = []
    for mark in program.marks:
        here = {"lock": "x", "frames": [{"function": "f", "file": mark.file, "line": mark.line},
                                        {"function": "caller", "file": "other.cpp", "line": 1}]}
        there = {"lock": "y", "frames": [{"function": "f", "file": mark.file, "line": 1}]}
        held = mark.kind in corpus.HELD_KINDS
        ends = (here, there) if held else (there, here)
        witnesses.append((mark.kind, dict(zip(("holds", "waits"), ends))))
    numbers = {"needed": program.needs, "depth": program.depth}
    findings = [
        {"kind": kind, "confidence": confidence,
         "severity": "defect" if kind in corpus.DEFECT_KINDS else severity, "locks": program.locks,
         "fingerprint": "0", "witnesses": [w for k, w in witnesses if k == kind],
         **{name: number for name, number in numbers.items() if number is not None}}
        for kind in program.findings
    ]
    return {"findings": findings, "suppressed": [{"gate": [gate]} for gate in program.gates],
            "safe_pools": [{"name": name} for name in program.safe]}


class TestCorpus(unittest.TestCase):
    """Every program of the corpus accepts the right report and no other."""

    def setUp(self):
        self.programs = [corpus.load(path) for path in corpus.discover(HERE)]

    def test_accepts_the_right_report(self):
        for program in self.programs:
            with self.subTest(program.name):
                self.assertEqual(corpus.judge(program, perfect_report(program)), [])

    def test_refuses_silence_about_a_defect(self):
        for program in self.programs:
            if program.verdict == "ok" and not program.gates:
                continue
            with self.subTest(program.name):
                self.assertTrue(corpus.judge(program, {"findings": [], "suppressed": []}))

    def test_refuses_one_finding_more(self):
        extra = {"kind": "lock-order-cycle", "confidence": "medium", "severity": "deadlock",
                 "locks": ["a", "b"], "witnesses": []}
        for program in self.programs:
            with self.subTest(program.name):
                report = perfect_report(program)
                report["findings"].append(extra)
                self.assertTrue(corpus.judge(program, report))

    def test_refuses_a_witness_one_line_off(self):
        for program in self.programs:
            if not program.marks:
                continue
            with self.subTest(program.name):
                report = copy.deepcopy(perfect_report(program))
                end = "holds" if program.marks[0].kind in corpus.HELD_KINDS else "waits"
                report["findings"][0]["witnesses"][0][end]["frames"][0]["line"] += 1
                for finding in report["findings"][1:]:
                    finding["witnesses"] = []
                self.assertTrue(corpus.judge(program, report))

    def test_low_is_neither_silence_nor_a_finding(self):
        for program in self.programs:
            if program.verdict not in ("low", "bad"):
                continue
            with self.subTest(program.name):
                report = perfect_report(program)
                for finding in report["findings"]:
                    finding["confidence"] = "high" if program.verdict == "low" else "low"
                self.assertTrue(corpus.judge(program, report))


class TestNames(unittest.TestCase):
    def test_the_report_may_say_more(self):
        for reported in ("Cache::mu_", "store::Cache::mu_", "(anonymous namespace)::Cache::mu_",
                         "Cache<int>::mu_", "ns::Cache<std::map<int, int>>::mu_",
                         "Cache::mu_.handle_", "Cache::mu_[*]", "Cache::mu_->raw"):
            with self.subTest(reported):
                self.assertTrue(corpus.same_name("Cache::mu_", reported))

    def test_the_report_may_not_say_something_else(self):
        for reported in ("Cache::mu", "DiskCache::mu_", "mu_", "Log::mu_", "Cache::mu_::inner"):
            with self.subTest(reported):
                self.assertFalse(corpus.same_name("Cache::mu_", reported))

    def test_an_exact_label_is_matched_exactly(self):
        self.assertTrue(corpus.same_name("Cache<int>::mu_", "Cache<int>::mu_"))
        self.assertFalse(corpus.same_name("Cache<int>::mu_", "Cache<long>::mu_"))
        self.assertFalse(corpus.same_name("forks[0]", "forks[1]"))
        self.assertTrue(corpus.same_name("getter()::mutex", "ns::getter()::mutex"))


GOOD = ("// ROW: O1\n// VERDICT: bad\n// FINDINGS: lock-order-cycle\n// LOCKS: a b\n// WHY: so.\n"
        "int x; // FINDING: lock-order-cycle\n")


class TestLabels(unittest.TestCase):
    def load(self, text, name="o1-x.cpp"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_text(text)
            return corpus.load(path)

    def test_flags(self):
        self.assertEqual(self.load(GOOD).flags, ["-std=c++17"])
        self.assertEqual(self.load(GOOD, "o1-x.c").flags, ["-std=c11"])
        self.assertEqual(self.load("// FLAGS: -DX=1\n" + GOOD).flags, ["-std=c++17", "-DX=1"])
        self.assertEqual(self.load("// FLAGS: -std=c++20\n" + GOOD).flags, ["-std=c++20"])

    def test_labels_that_are_not_in_order(self):
        wrong = {
            "no row": GOOD.replace("// ROW: O1\n", ""),
            "other row": GOOD.replace("O1", "O2"),
            "unknown label": "// LOKCS: a\n" + GOOD,
            "twice": "// ROW: O1\n" + GOOD,
            "unknown verdict": GOOD.replace("bad", "maybe"),
            "ok with a finding": GOOD.replace("bad", "ok"),
            "bad without locks": GOOD.replace("// LOCKS: a b\n", ""),
            "no marked line": GOOD.replace(" // FINDING: lock-order-cycle", ""),
            "other kind marked": GOOD.replace("FINDING: lock-order-cycle", "FINDING: leaked-lock"),
            "low allowed in bad": "// ALLOW: low\n" + GOOD,
        }
        for what, text in wrong.items():
            with self.subTest(what), self.assertRaises(corpus.LabelError):
                self.load(text)

    def test_severity(self):
        program = self.load(GOOD.replace("bad", "stall"))
        report = perfect_report(program)
        self.assertEqual(corpus.judge(program, report), [])
        report["findings"][0]["severity"] = "deadlock"
        self.assertTrue(corpus.judge(program, report))

    def test_confidence(self):
        program = self.load("// CONFIDENCE: high\n" + GOOD)
        report = perfect_report(program)
        self.assertEqual(corpus.judge(program, report), [])
        report["findings"][0]["confidence"] = "medium"
        self.assertTrue(corpus.judge(program, report))

    def test_a_report_with_a_hole_is_wrong(self):
        program = self.load(GOOD)
        report = perfect_report(program)
        del report["findings"][0]["witnesses"]
        self.assertTrue(corpus.judge(program, report))


class TestRun(unittest.TestCase):
    """What the tool does at the edge: exit status, output, time."""

    def outcome(self, script, labels=GOOD, timeout=10):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, "o1-x.cpp")
            program.write_text(labels)
            tool = Path(folder, "tool")
            tool.write_text(f"#!{sys.executable}\n{script}")
            tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
            return corpus.check(str(tool), corpus.load(program), timeout)

    def printing(self, report, status=1):
        return f"import sys\nprint({json.dumps(report)!r})\nsys.exit({status})\n"

    def right(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "o1-x.cpp")
            path.write_text(GOOD)
            return perfect_report(corpus.load(path))

    def test_right(self):
        self.assertTrue(self.outcome(self.printing(self.right())).passed)

    def test_error_shows_what_was_said(self):
        outcome = self.outcome("import sys\nprint('no such option', file=sys.stderr)\nsys.exit(2)")
        self.assertFalse(outcome.passed)
        self.assertIn("no such option", outcome.detail)

    def test_right_report_with_error_status_is_wrong(self):
        self.assertFalse(self.outcome(self.printing(self.right(), status=2)).passed)

    def test_what_does_not_compile_proves_nothing(self):
        labels = GOOD.replace("bad", "ok").replace("lock-order-cycle", "")
        labels = labels.replace("// LOCKS: a b\n", "").replace(" // FINDING: ", "")
        silent = self.printing({"findings": []}, 0)
        self.assertTrue(self.outcome(silent, labels).passed)
        told = "import sys\nprint('x.cpp: has errors, analysed in part: no x.h', file=sys.stderr)\n"
        self.assertFalse(self.outcome(told + silent, labels).passed)

    def test_no_json(self):
        self.assertFalse(self.outcome("print('hello')").passed)

    def test_too_slow(self):
        self.assertFalse(self.outcome("import time\ntime.sleep(30)", timeout=0.2).passed)

    def test_no_such_tool(self):
        program = corpus.load(next(corpus.discover(HERE)))
        self.assertFalse(corpus.check(os.devnull + "/x", program).passed)

    def test_command(self):
        outcome = self.outcome(
            "import os, sys\n"
            "want = ['scan', '--no-cache', '--format=json', '--min-confidence=low',"
            f" 'o1-x.cpp', '--', {corpus.INCLUDE!r}, '-std=c++17']\n"
            "assert sys.argv[1:] == want and os.path.exists('o1-x.cpp')\n"
            + self.printing(self.right()))
        self.assertTrue(outcome.passed, outcome.detail)

    def test_known_bug(self):
        labels = "// REASON: not yet.\n" + GOOD
        self.assertTrue(self.outcome(self.printing({"findings": []}, 0), labels).passed)
        report = self.right()
        for witness in report["findings"][0]["witnesses"]:
            witness["waits"]["frames"][0]["line"] += 1
        self.assertFalse(self.outcome(self.printing(report), labels).passed)


if __name__ == "__main__":
    unittest.main()
