# SPDX-License-Identifier: BSL-1.0
"""Calendars: the boss's events into a workspace, touches and duties out of it."""
import datetime
import pathlib
import unittest

import upward
from support import EXAMPLES, CommandTest

STORY = EXAMPLES / "new_report.json"
BOARD = "\r\n".join([
    "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:board@example.com",
    "DTSTART;TZID=Europe/Berlin:20260312T090000", "SUMMARY:Board\\, spring", "X-A:1", "END:VEVENT",
    "END:VCALENDAR", ""])
MOVED = BOARD.replace("20260312", "20260319")
MARCH = {"answers": "bo", "from_day": "2026-03-01", "to_day": datetime.date(2026, 3, 31)}


def events(ws, as_of="2026-03-31"):
    return [(e["on"], e["name"]) for e in ws.query("log", as_of)["entries"] if e["kind"] == "event"]


class AnImport(unittest.TestCase):
    def test_takes_events_once(self):
        ws = upward.Workspace.from_json({"upward": 1, "zone": "Europe/Berlin"})
        done = ws.import_ics(BOARD, **MARCH)
        self.assertEqual((done["added"], done["unchanged"]), (1, 0))
        self.assertEqual(done["ignored"],
                         [{"line": 7, "times": 1, "what": "X-A", "why": "not read"}])
        (entry,) = done["entries"]
        self.assertEqual((entry["on"], entry["begins"], entry["name"], entry["answers"]),
                         ("2026-03-12", 540, "Board, spring", "bo"))
        self.assertNotIn("visibility", entry)
        again = ws.import_ics(BOARD.encode(), **MARCH)
        self.assertEqual((again["added"], again["unchanged"], len(ws)), (0, 1, 1))

    def test_corrects_what_has_changed(self):
        ws = upward.Workspace()
        ws.import_ics(BOARD, **MARCH)
        self.assertEqual(ws.import_ics(MOVED, known=datetime.date(2026, 3, 5), **MARCH)["changed"], 1)
        self.assertEqual(events(ws, "2026-03-04"), [("2026-03-12", "Board, spring")])
        self.assertEqual(events(ws, "2026-03-05"), [("2026-03-19", "Board, spring")])

    def test_keeps_area_and_visibility(self):
        ws = upward.Workspace()
        (entry,) = ws.import_ics(BOARD, area="billing", shared=True, **MARCH)["entries"]
        self.assertEqual((entry["area"], entry["visibility"]), ("billing", "shared"))

    def test_says_where_a_calendar_is_wrong(self):
        ws = upward.Workspace()
        with self.assertRaises(upward.UpwardError) as raised:
            ws.import_ics("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", **MARCH)
        self.assertEqual((raised.exception.name, raised.exception.line), ("syntax", 2))
        with self.assertRaises(upward.UpwardError) as raised:
            ws.import_ics(BOARD, answers="bo", from_day="soon", to_day="2026-03-31")
        self.assertEqual(raised.exception.pointer, "/from")
        self.assertEqual(len(ws), 0)


class AFeed(unittest.TestCase):
    def test_is_a_rendering(self):
        ws = upward.Workspace.load(STORY)
        feed = ws.render("touches", "ics", "2026-02-20")
        self.assertTrue(feed.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
        self.assertIn("\r\nUID:notes@2026-02-23.upward\r\n", feed)
        self.assertIn("\r\nCLASS:PRIVATE\r\n", feed)
        with self.assertRaises(upward.UpwardError):
            ws.render("trust", "ics", "2026-02-20")

    def test_for_the_boss_has_no_duties(self):
        feed = upward.Workspace.load(STORY).render("touches", "ics", "2026-02-20", for_boss=True)
        self.assertIn("BEGIN:VEVENT", feed)
        self.assertNotIn("BEGIN:VTODO", feed)
        self.assertNotIn("CLASS:PRIVATE", feed)


class TheCommand(CommandTest):
    def test_imports_and_tells_what_it_left_out(self):
        story = self.story()
        calendar = self.file("boss.ics", BOARD)
        arguments = ["import", story, calendar, "--for", "bo", "--from", "2026-03-01",
                     "--to", "2026-03-31"]
        before = len(events(upward.Workspace.load(story)))
        printed = self.output(*arguments)
        self.assertIn("One new event, 0 changed, 0 withdrawn, 0 as they were", printed)
        self.assertIn("line 7  X-A: not read", printed)
        ws = upward.Workspace.load(story)
        self.assertEqual(len(events(ws)), before + 1)
        self.assertIn("No new event", self.output(*arguments))
        self.assertIn("1 changed", self.output(*arguments[:2], "-", *arguments[3:], given=MOVED))

    def test_names_what_is_at_fault(self):
        story = self.story()
        before = pathlib.Path(story).read_text(encoding="utf-8")
        calendar = self.file("boss.ics", BOARD[:-20])
        dates = ["--from", "2026-03-01", "--to", "2026-03-31"]
        self.assertRegex(self.complaint(1, "import", story, calendar, "--for", "bo", *dates),
                         r"boss\.ics:3:1: syntax: ")
        calendar = self.file("boss.ics", BOARD)
        self.assertRegex(self.complaint(2, "import", story, calendar, "--for", "b o", *dates),
                         r"\A--for: invalid_id: ")
        self.assertRegex(self.complaint(2, "import", story, calendar, "--for", "bo", "--from",
                                        "2026-04-01", "--to", "2026-03-31"),
                         r"\A--to: invalid_date: ")
        self.assertIn("standard input", self.complaint(2, "import", "-", calendar, "--for", "bo",
                                                       *dates))
        self.assertEqual(pathlib.Path(story).read_text(encoding="utf-8"), before)

    def test_prints_a_feed(self):
        ws = upward.Workspace.load(STORY)
        done = self.run_command("plan", STORY, "--on", "2026-02-20", "--format", "ics")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout.replace("\r\n", "\n"),
                         ws.render("plan", "ics", "2026-02-20").replace("\r\n", "\n"))
        self.assertRegex(self.complaint(2, "trust", STORY, "--on", "2026-02-20", "--format", "ics"),
                         r"\A--format: invalid_argument: ")


if __name__ == "__main__":
    unittest.main()
