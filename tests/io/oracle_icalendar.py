#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What python-icalendar reads of what we write is what we wrote, and it reads the texts of other
people's calendars as we do. It takes a backslash before n for a new line whatever stands before it,
so texts with backslashes are left to libical. Its arguments are the programs of this folder; the last of them is
upward_print_vcalendar. Exit code 77 says that python-icalendar is not there."""
import datetime
import os
import re
import subprocess
import sys
import unittest

try:
    import icalendar
except ImportError:
    print("python-icalendar is not there: nothing compared")
    sys.exit(77)

PROGRAM = sys.argv[-1]
FILES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "icalendar")


def printed(*arguments):
    lines = subprocess.run([PROGRAM, *arguments], check=True, capture_output=True, text=True).stdout
    return [line.split(" ") for line in lines.splitlines()]


def text(field):
    return bytes.fromhex(field[1:]).decode()


class Written(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        (ours,), *cls.items = printed()
        cls.calendar = icalendar.Calendar.from_ical(text(ours))

    def test_every_item_is_there(self):
        self.assertEqual(len(self.items), 200)
        self.assertEqual([c.name for c in self.calendar.subcomponents],
                         [item[0] for item in self.items])

    def test_an_item_says_what_it_said(self):
        compared = 0
        for component, (sort, name, day, minute, remind, summary, description) in zip(
                self.calendar.subcomponents, self.items):
            with self.subTest(text(name)):
                self.assertEqual(str(component["UID"]), text(name) + ".upward")
                for property, said in (("SUMMARY", text(summary)),
                                       ("DESCRIPTION", text(description))):
                    if "\\" not in said:
                        self.assertEqual(str(component[property]), said)
                        compared += 1
                when = datetime.date.fromisoformat(day)
                if minute != "-":
                    when = datetime.datetime(when.year, when.month, when.day, int(minute) // 60,
                                             int(minute) % 60, tzinfo=datetime.timezone.utc)
                dated = component["DUE" if sort == "VTODO" else "DTSTART"].dt
                self.assertEqual(dated, when)
                self.assertEqual(type(dated), type(when))
                self.assertEqual(component["DTSTAMP"].dt,
                                 datetime.datetime(2026, 2, 20, tzinfo=datetime.timezone.utc))
                alarms = [datetime.timedelta(0) + a["TRIGGER"].dt for a in component.subcomponents]
                self.assertEqual(alarms, [] if remind == "-" else
                                 [datetime.timedelta(minutes=int(remind))])
        self.assertGreater(compared, 250)

    def test_nothing_is_in_error(self):
        for component in self.calendar.walk():
            self.assertEqual(component.errors, [])


class Read(unittest.TestCase):
    def test_texts_are_read_alike(self):
        for name in ("google.ics", "apple.ics"):
            path = os.path.join(FILES, name)
            with open(path, "rb") as file:
                # It cannot unfold within a character, as the RFC has it.
                unfolded = re.sub(rb"\r?\n[ \t]", b"", file.read())
            calendar = icalendar.Calendar.from_ical(unfolded)
            theirs = [[str(c.get(p, "")) for p in ("UID", "SUMMARY", "DESCRIPTION")]
                      for c in calendar.walk("VEVENT")]
            self.assertEqual([[text(field) for field in line] for line in printed(path)], theirs)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
