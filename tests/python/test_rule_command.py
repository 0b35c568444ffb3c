# SPDX-License-Identifier: BSL-1.0
"""The command `rule`: the times of a rule, its words, and errors that point into it."""
import datetime
import json
import shlex
import unittest

import upward
from support import CommandTest

SECOND_TUESDAYS = ("rule", "FREQ=MONTHLY;BYDAY=2TU", "--start", "2026-01-20T09:30", "--zone",
                   "America/New_York")


class Times(CommandTest):
    def lines(self, *arguments, **more):
        return self.output(*arguments, **more).splitlines()

    def test_in_a_zone_have_their_offset(self):
        self.assertEqual(self.lines(*SECOND_TUESDAYS, "--first", 2),
                         ["2026-02-10T09:30:00-05:00", "2026-03-10T09:30:00-04:00"])
        self.assertEqual(self.lines("rule", "FREQ=DAILY", "--start", "20260120T093000Z", "--first", 1),
                         ["2026-01-20T09:30:00Z"])

    def test_without_one_are_as_the_clock_shows_them_and_dates_are_dates(self):
        self.assertEqual(self.lines("rule", "FREQ=DAILY;COUNT=1", "--start", "2026-01-20T09:30"),
                         ["2026-01-20T09:30:00"])
        self.assertEqual(self.lines("rule", "FREQ=DAILY;COUNT=2", "--start", "2026-01-20"),
                         ["2026-01-20", "2026-01-21"])

    def test_are_ten_unless_more_or_fewer_are_wanted(self):
        daily = ("rule", "FREQ=DAILY", "--start", "2026-01-01")
        self.assertEqual(len(self.lines(*daily)), 10)
        self.assertEqual(len(self.lines(*daily, "--first", 5000)), 5000)
        self.assertEqual(self.lines(*daily, "--first", 0), [])
        self.assertEqual(self.lines(*daily, "--from", "2026-03-01", "--to", "2026-03-03"),
                         ["2026-03-01", "2026-03-02"])
        self.assertEqual(self.lines(*daily, "--from", "2026-03-01", "--first", 1), ["2026-03-01"])
        self.assertEqual(len(self.lines(*daily, "--to", "2026-02-01")), 31)
        self.assertEqual(self.lines(*daily, "--to", "2025-02-01"), [])

    def test_between_two_are_by_the_clock_of_the_zone(self):
        self.assertEqual(self.lines(*SECOND_TUESDAYS, "--from", "2026-02-10T09:30", "--to",
                                    "2026-03-10T13:30Z"), ["2026-02-10T09:30:00-05:00"])

    def test_of_lines_are_those_of_the_set(self):
        text = "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260112\n"
        self.assertEqual(self.lines("rule", text), ["2026-01-05", "2026-01-19"])
        self.assertEqual(self.lines("rule", "-", given=text), ["2026-01-05", "2026-01-19"])

    def test_may_begin_today(self):
        before = datetime.date.today()
        self.assertIn(self.lines("rule", "FREQ=DAILY;COUNT=1", "--start", "today"),
                      ([str(before)], [str(datetime.date.today())]))

    def test_go_by_the_options(self):
        gap = ("rule", "FREQ=DAILY", "--start", "2026-03-08T02:30", "--zone", "America/New_York",
               "--first", 1)
        self.assertEqual(self.lines(*gap), ["2026-03-09T02:30:00-04:00"])
        self.assertEqual(self.lines(*gap, "--shift"), ["2026-03-08T03:30:00-04:00"])
        monday = ("rule", "FREQ=WEEKLY;BYDAY=MO;COUNT=2", "--start", "2026-01-20")
        self.assertEqual(self.lines(*monday, "--count-start"), ["2026-01-20", "2026-01-26"])
        self.assertEqual(self.lines("rule", "FREQ=DAILY;COUNT=2;UNTIL=20260120;", "--start",
                                    "2026-01-20", "--lenient"), ["2026-01-20"])


class Words(CommandTest):
    def test_stand_alone_or_before_the_times(self):
        words = "every second Tuesday of the month at 09:30, New York time\n"
        self.assertEqual(self.output(*SECOND_TUESDAYS, "--describe"), words)
        self.assertEqual(self.output(*SECOND_TUESDAYS, "--describe", "--first", 1),
                         words + "2026-02-10T09:30:00-05:00\n")

    def test_may_be_replaced(self):
        german = self.file("de.txt", "rule.daily = täglich\n")
        self.assertEqual(self.output("rule", "FREQ=DAILY", "--start", "2026-01-20", "--describe",
                                     "--messages", german), "täglich\n")
        wrong = self.file("wrong.txt", "rule.dialy = x\n")
        self.assertRegex(self.complaint(1, "rule", "FREQ=DAILY", "--start", "2026-01-20", "--describe",
                                        "--messages", wrong), r"wrong.txt:1:1: unknown_key: ")


class Json(CommandTest):
    def test_has_everything(self):
        self.assertEqual(json.loads(self.output(*SECOND_TUESDAYS, "--first", 1, "--json")), {
            "count": None,
            "lines": "DTSTART;TZID=America/New_York:20260120T093000\nRRULE:FREQ=MONTHLY;BYDAY=2TU\n",
            "occurrences": ["2026-02-10T09:30:00-05:00"],
            "seconds": [1770733800],
            "words": "every second Tuesday of the month at 09:30, New York time",
            "zone": "America/New_York",
            "zone_data": upward.zone_data_version()})

    def test_of_a_rule_with_an_end_and_no_zone(self):
        answer = json.loads(self.output("rule", "FREQ=DAILY;COUNT=12", "--start", "2026-01-20", "--json"))
        self.assertEqual((answer["count"], answer["zone"], len(answer["seconds"])), (12, None, 10))


class Errors(CommandTest):
    def test_tell_the_part_the_place_and_the_way_out(self):
        line = self.complaint(1, "rule", "FREQ=DAILY;INTERVAL=0", "--start", "2026-01-20")
        self.assertRegex(line, r"\ARULE:1:21: invalid_rule: INTERVAL at byte 20: .* leave INTERVAL out")
        line = self.complaint(1, "rule", "-", given="DTSTART:20260120T090000\nRRULE:FREQ=NEVER\n")
        self.assertRegex(line, r"\Astandard input:2:12: invalid_rule: FREQ")

    def test_of_options_end_with_2(self):
        for arguments, part in ((("--start", "2026-02-30"), "--start: invalid_date: "),
                                (("--start", "2026-01-20T09:00", "--zone", "No/Where"), "--zone: invalid_value: "),
                                (("--start", "2026-01-20", "--zone", "Europe/Berlin"), "--zone: "),
                                (("--start", "2026-01-20", "--from", "soon"), "--from: invalid_date: "),
                                (("--start", "2026-01-20", "--first", "x"), "--first"),
                                (("--start", "2026-01-20", "--nope"), "--nope")):
            with self.subTest(arguments):
                self.assertIn(part, self.complaint(2, "rule", "FREQ=DAILY", *arguments))
        self.assertIn("RULE", self.complaint(2, "rule"))

    def test_need_a_start(self):
        self.assertIn("DTSTART", self.complaint(1, "rule", "FREQ=DAILY"))

    def test_more_than_can_be_wanted_is_refused(self):
        self.assertIn("--to: more than 1000000", self.complaint(
            2, "rule", "FREQ=SECONDLY", "--start", "2026-01-20T00:00", "--to", "2027-01-20"))

    def pointed(self, *arguments):
        return self.on_a_terminal(1, *arguments, stream="stderr").splitlines()

    def test_on_a_terminal_point_into_the_rule(self):
        lines = self.pointed("rule", "FREQ=DAILY;INTERVAL=0", "--start", "2026-01-20")
        self.assertEqual(lines[1:], ["  FREQ=DAILY;INTERVAL=0", "  " + " " * 20 + "^"])
        lines = self.pointed("rule", "RRULE:FREQ=DAILY\nRRULE:FREQ=\x1b[2J", "--start", "2026-01-20")
        self.assertEqual(lines[1:], ["  RRULE:FREQ=?[2J", "  " + " " * 11 + "^"])
        long = "FREQ=MONTHLY;BYDAY=" + ",".join(["1MO", "2TU"] * 30) + ",9XX"
        lines = self.pointed("rule", long, "--start", "2026-01-20")
        self.assertLessEqual(max(map(len, lines[1:])), 80)
        self.assertEqual(lines[1][lines[2].index("^"):][:2], "XX")


class Help(CommandTest):
    def test_has_the_options_and_examples(self):
        text = self.output("rule", "--help")
        for word in ("--start", "--zone", "--from", "--to", "--first", "--describe", "--json",
                     "Examples:", "upward rule \"FREQ=MONTHLY;BYDAY=2TU\""):
            self.assertIn(word, text)
        self.assertRegex(self.output("--help"), r"(?m)^  rule\b")

    def test_examples_are_fine(self):
        for line in self.output("rule", "--help").splitlines():
            if line.startswith("  upward rule \""):
                self.output(*shlex.split(line)[1:])


if __name__ == "__main__":
    unittest.main()
