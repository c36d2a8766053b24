#!/usr/bin/env python3
"""Tests of what the benchmark and the guard work out; `make guard` runs them first."""

from __future__ import annotations

import io
import sys
import unittest

import bench_cases
import bench_measure
import bench_stats
import bench_table
import callgrind
import guard_rules


def run(wall: float, peak: float = 100, others: float = 0.0) -> dict:
    return {"wall": wall, "cpu": wall, "peak_mb": peak, "others": others}


class StatisticsTests(unittest.TestCase):
    def test_ratios_are_those_within_a_round(self):
        # Medians alone would say 2.0 (2 to 1); the second round was slow for both.
        runs = {"polars": [run(2), run(9), run(2)], "ours": [run(1), run(3), run(0.5)]}
        self.assertEqual(bench_stats.ratios(runs, "polars", "ours", "wall"), bench_stats.Spread(3, 2, 4, 3))

    def test_a_round_that_one_sits_out_gives_no_ratio(self):
        runs = {"pandas": [run(8), None, None], "ours": [run(2), run(1), run(1)]}
        self.assertEqual(bench_stats.ratios(runs, "pandas", "ours", "wall"), bench_stats.Spread(4, 4, 4, 1))
        self.assertIsNone(bench_stats.ratios(runs, "duckdb", "ours", "wall"))

    def test_noisy_runs_are_left_out_where_three_are_quiet(self):
        noisy = run(50, others=0.3)
        self.assertEqual(bench_stats.spread([run(1), run(2), run(3), noisy], "wall").median, 2)
        self.assertEqual(bench_stats.spread([run(1), run(2), noisy], "wall").most, 50)

    def test_a_pair_is_quiet_if_both_are(self):
        runs = {"polars": [run(2), run(2), run(2), run(2)], "ours": [run(1), run(1), run(1), run(9, others=0.5)]}
        self.assertEqual(bench_stats.ratios(runs, "polars", "ours", "wall").least, 2)

    def test_a_goal_is_met_when_it_is_reached(self):
        self.assertTrue(bench_stats.is_met(bench_stats.Spread(6, 5, 7, 3), 6))
        self.assertFalse(bench_stats.is_met(bench_stats.Spread(5.99, 5, 7, 3), 6))
        self.assertIsNone(bench_stats.is_met(bench_stats.Spread(5, 5, 5, 1), None))

    def test_growth_is_of_medians(self):
        self.assertEqual(bench_stats.growth([run(1), run(1), run(5)], [run(9), run(10), run(11)], "wall"), 10)
        self.assertIsNone(bench_stats.growth([], [run(1)], "wall"))

    def test_half_the_cores_is_busy(self):
        self.assertFalse(bench_measure.is_busy(1.0, cores=2))
        self.assertTrue(bench_measure.is_busy(1.01, cores=2))


class PageTests(unittest.TestCase):
    FACTS = {"machine": "2 cores", "versions": "x", "date": "2025-12-31", "load": 0.1, "busy": False, "floor": 15,
             "reading": "inspect --count", "failures": []}

    def page(self, facts: dict | None = None) -> str:
        by_title = {case.data.name: case for case in bench_cases.CASES if not case.is_reading}
        small = {"ours": [run(0.1, 40)] * 3, "polars": [run(0.59, 160)] * 3, "pandas": [None] * 3}
        large = {"ours": [run(1.0, 44)] * 3, "polars": [run(1.3, 566)] * 3}
        return bench_table.page([(by_title["30k-csv"], small), (by_title["300k-csv"], large)], {**self.FACTS, **(facts or {})})

    def test_a_ratio_stands_beside_its_goal(self):
        self.assertIn("| **5.90 × (5.90–5.90)** | 6 × | **not met** | **1/4.00** | 1/4 | met |", self.page())

    def test_growth_stands_beside_its_goal(self):
        self.assertIn("| **taizhang** | 10.00 × | ≤ 10.5 × | met | 1.10 × | ≤ 1.2 × | met |", self.page())

    def test_who_is_left_out_is_said(self):
        self.assertIn("30,000 members, CSV: pandas was left out", self.page())

    def test_a_case_that_failed_is_said(self):
        failures = ["30,000 members, XLSX: ours and polars differ, so nothing was timed\nrejects.csv ..."]
        self.assertIn("polars differ, so nothing was timed.\n", self.page({"failures": failures}))

    def test_a_busy_machine_is_said(self):
        self.assertNotIn("do not cite", self.page())
        self.assertIn("do not cite", self.page({"busy": True}))


class MeasureTests(unittest.TestCase):
    def test_peak_memory_is_that_of_the_child(self):
        large = bench_measure.measure(["python3", "-c", "x = bytearray(120_000_000)"], patience=0)
        self.assertGreater(large.peak_mb, 110)
        self.assertLess(bench_measure.measure(["true"], patience=0).peak_mb, 60)

    def test_a_program_that_fails_is_no_measurement(self):
        with self.assertRaisesRegex(bench_measure.RunFailed, "no such table"):
            bench_measure.measure(["sh", "-c", "echo no such table >&2; exit 3"], patience=0)


# `run` reads 5 + 30, of which `sqlite3_step` in another object is 30; that asks for memory twice.
COUNTS = """\
positions: line
events: Ir
summary: 140

ob=(1) /usr/bin/taizhang
fl=(1) ???
fn=(1) $s9Importing8ImporterC3runyySayAA9InputFileVGKF
0 5
cob=(2) /usr/lib/libsqlite3.so.0
cfi=(2) x.c
cfn=(2) sqlite3_step
calls=3 0
0 30
0 100
cfn=(3) swift_slowAlloc
calls=1 0
0 5

ob=(2)
fl=(2)
fn=(2)
0 20
cob=(3) libc.so.6
cfn=(4) malloc
calls=2 9
+3 10

ob=(1)
fn=(3)
0 1
cob=(3)
cfn=(4)
calls=1 9
* 4
"""
NAMES = {"$s9Importing8ImporterC3runyySayAA9InputFileVGKF": "Importing.Importer.run([Importing.InputFile]) throws -> ()"}


class CallgrindTests(unittest.TestCase):
    PROFILE = callgrind.parse(COUNTS.splitlines())

    def test_what_a_function_calls_counts_for_it(self):
        self.assertEqual(self.PROFILE.inclusive["/usr/bin/taizhang", next(iter(NAMES))], 140)
        self.assertEqual(self.PROFILE.inclusive["/usr/lib/libsqlite3.so.0", "sqlite3_step"], 30)
        self.assertEqual(self.PROFILE.total, 140)

    def test_a_call_without_an_object_stays_in_its_own(self):
        self.assertIn((("/usr/bin/taizhang", next(iter(NAMES))), ("/usr/bin/taizhang", "swift_slowAlloc")), self.PROFILE.calls)

    def test_memory_is_asked_for_by(self):
        self.assertEqual(callgrind.allocations(self.PROFILE), {"Swift": 1, "SQLite": 2, "others": 0})

    def test_stages_are_found_by_name(self):
        self.assertEqual(guard_rules.stage_counts(self.PROFILE, NAMES), {"importing": 140, "whole run": 140})

    def test_a_generic_function_is_found_too(self):
        name = "LedgerStore.LedgerBuilder.makeIndices<A where A: Swift.Collection>(over: A) throws -> ()"
        profile = callgrind.Profile(total=9)
        profile.inclusive["t", name] = 5
        self.assertEqual(guard_rules.stage_counts(profile, {}), {"indices": 5, "whole run": 9})

    def test_of_wrapped_closures_the_outermost_counts_and_second_rounds_do_not(self):
        closure = "closure #2 @Sendable () -> () in Importing.RowStream.(start in _9CE7)() -> ()"
        profile = callgrind.Profile(total=9)
        profile.inclusive.update({("t", closure): 7, ("t", f"partial apply forwarder for {closure}"): 8, ("t", closure + "'2"): 9})
        self.assertEqual(guard_rules.stage_counts(profile, {})["reading and checking rows"], 8)


class GuardTests(unittest.TestCase):
    STAGES = {stage.name: 100_000_000 for stage in guard_rules.STAGES}
    STORED = {"instructions": STAGES, "allocations": {"Swift": 1000}}

    def now(self, **instructions: int) -> dict:
        return {"instructions": {**self.STAGES, **instructions}, "allocations": {"Swift": 1000}}

    def test_a_tenth_more_is_let_through(self):
        self.assertEqual(guard_rules.complaints(self.STORED, self.now(models=110_000_000)), [])

    def test_more_is_named_with_both_counts(self):
        [sentence] = guard_rules.complaints(self.STORED, self.now(models=125_000_000))
        for part in ("“models”", "125.0 million", "100.0 million", "25 % more"):
            self.assertIn(part, sentence)

    def test_allocations_count_too(self):
        [sentence] = guard_rules.complaints(self.STORED, {**self.now(), "allocations": {"Swift": 50_000}})
        self.assertIn("asks for memory 50,000 times; stored are 1,000", sentence)

    def test_a_stage_that_is_gone_fails(self):
        now = self.now()
        del now["instructions"]["loading"]
        [sentence] = guard_rules.complaints(self.STORED, now)
        self.assertIn("“loading” is not found", sentence)

    def test_gains_are_told(self):
        self.assertEqual(guard_rules.gains(self.STORED, self.now(models=50_000_000)), ["models"])


if __name__ == "__main__":
    # Only what fails is worth a line.
    result = unittest.TextTestRunner(verbosity=0, stream=io.StringIO()).run(
        unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
    for _, report in result.failures + result.errors:
        print(report)
    print(f"self-test: {result.testsRun} tests, {len(result.failures) + len(result.errors)} failed")
    sys.exit(not result.wasSuccessful())
