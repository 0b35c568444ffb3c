# SPDX-License-Identifier: BSL-1.0
"""Recurrence in Python: dates and times as Python has them, and the same answers as in C."""
import array
import datetime
import gc
import itertools
import pickle
import re
import threading
import unittest
import weakref
import zoneinfo

import upward
from upward import Recurrence

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)


def at(*fields, zone=None):
    return datetime.datetime(*fields, tzinfo=zone)


def second_tuesdays(**more):
    return Recurrence("FREQ=MONTHLY;BYDAY=2TU", at(2026, 1, 20, 9, 30), "America/New_York", **more)


class InAZone(unittest.TestCase):
    def test_times_are_aware(self):
        calls = second_tuesdays()
        self.assertEqual(calls.zone, "America/New_York")
        first = calls.first(2)
        self.assertEqual(first, [at(2026, 2, 10, 9, 30, zone=NEW_YORK),
                                 at(2026, 3, 10, 9, 30, zone=NEW_YORK)])
        self.assertEqual([t.utcoffset() for t in first], [-5 * DAY / 24, -4 * DAY / 24])
        self.assertIs(first[0].tzinfo, NEW_YORK)

    def test_a_start_brings_its_zone(self):
        for start in (at(2026, 1, 20, 9, 30, zone=NEW_YORK), at(2026, 1, 20, 9, 30)):
            made = Recurrence("FREQ=MONTHLY;BYDAY=2TU", start, NEW_YORK)
            self.assertEqual(made, second_tuesdays())
        self.assertEqual(Recurrence("FREQ=MONTHLY;BYDAY=2TU", at(2026, 1, 20, 9, 30, zone=NEW_YORK)),
                         second_tuesdays())
        in_utc = Recurrence("FREQ=DAILY", at(2026, 1, 20, 9, 30, zone=UTC))
        self.assertEqual(in_utc.zone, "UTC")
        self.assertEqual(in_utc.first(1), [at(2026, 1, 20, 9, 30, zone=UTC)])
        with self.assertRaisesRegex(ValueError, "no zone with a name"):
            Recurrence("FREQ=DAILY", at(2026, 1, 20, zone=datetime.timezone(DAY / 24)))

    def test_questions_are_instants_or_what_the_clock_shows(self):
        calls = second_tuesdays()
        february = at(2026, 2, 10, 9, 30, zone=NEW_YORK)
        for t in (february, february.astimezone(UTC), at(2026, 2, 10, 9, 30), "2026-02-10T09:30",
                  "2026-02-10T14:30Z", int(february.timestamp())):
            with self.subTest(t):
                self.assertIn(t, calls)
                self.assertEqual(calls.after(t), at(2026, 3, 10, 9, 30, zone=NEW_YORK))
                self.assertEqual(calls.after(t, inclusive=True), february)
                self.assertEqual(calls.before(t, inclusive=True), february)
                self.assertIsNone(calls.before(t))

    def test_a_part_of_a_second_lies_between_two(self):
        calls = second_tuesdays()
        t = at(2026, 2, 10, 9, 30, 0, 1)
        self.assertNotIn(t, calls)
        self.assertEqual(calls.before(t), at(2026, 2, 10, 9, 30, zone=NEW_YORK))
        self.assertEqual(calls.after(t, inclusive=True), at(2026, 3, 10, 9, 30, zone=NEW_YORK))
        self.assertEqual(calls.between(t, at(2026, 3, 10, 9, 30)), [])

    def test_between_has_its_beginning_and_not_its_end(self):
        calls = second_tuesdays()
        self.assertEqual([t.month for t in calls.between(at(2026, 2, 10, 9, 30), at(2026, 4, 14, 9, 30))],
                         [2, 3])
        self.assertEqual(calls.between(at(2026, 4, 1), at(2026, 3, 1)), [])
        self.assertEqual([t.month for t in calls.between(datetime.date(2026, 2, 1), "2026-03-01")], [2])

    def test_a_missing_hour_is_left_out_or_shifted(self):
        start = at(2026, 3, 8, 2, 30)
        self.assertEqual(Recurrence("FREQ=DAILY", start, NEW_YORK).first(1)[0].day, 9)
        shifted = Recurrence("FREQ=DAILY", start, NEW_YORK, gaps="shift").first(1)[0]
        self.assertEqual((shifted.day, shifted.hour), (8, 3))
        with self.assertRaisesRegex(ValueError, "leave_out, shift"):
            Recurrence("FREQ=DAILY", start, NEW_YORK, gaps="ignore")


class WithoutAZone(unittest.TestCase):
    def test_times_are_naive(self):
        daily = Recurrence("FREQ=DAILY;COUNT=2", at(2026, 1, 20, 9, 30))
        self.assertIsNone(daily.zone)
        self.assertEqual(daily.first(5), [at(2026, 1, 20, 9, 30), at(2026, 1, 21, 9, 30)])
        with self.assertRaises(TypeError):
            daily.after(at(2026, 1, 20, zone=UTC))

    def test_dates_are_dates(self):
        daily = Recurrence("FREQ=WEEKLY;BYDAY=MO,TH", datetime.date(2026, 1, 20))
        self.assertEqual(daily.first(2), [datetime.date(2026, 1, 22), datetime.date(2026, 1, 26)])
        self.assertNotIsInstance(daily.first(1)[0], datetime.datetime)
        self.assertEqual(daily.after(datetime.date(2026, 1, 22)), datetime.date(2026, 1, 26))
        self.assertIn(datetime.date(2026, 1, 26), daily)
        with self.assertRaises(upward.ArgumentError) as caught:
            Recurrence("FREQ=DAILY", datetime.date(2026, 1, 20), NEW_YORK)
        self.assertEqual(caught.exception.pointer, "/zone")

    def test_a_start_may_be_text_or_stand_among_lines(self):
        self.assertEqual(Recurrence("FREQ=DAILY", "2026-01-20T09:30"),
                         Recurrence("FREQ=DAILY", at(2026, 1, 20, 9, 30)))
        self.assertEqual(Recurrence("DTSTART:20260120T093000\r\nRRULE:FREQ=DAILY\r\n"),
                         Recurrence("FREQ=DAILY", at(2026, 1, 20, 9, 30)))


class Dates(unittest.TestCase):
    def test_are_taken_away_and_added(self):
        first = at(2026, 1, 5, 9)
        more = at(2026, 1, 6, 15, zone=UTC)
        weekly = Recurrence("FREQ=WEEKLY;COUNT=3", first, "Europe/Berlin", [at(2026, 1, 12, 9)], [more])
        berlin = zoneinfo.ZoneInfo("Europe/Berlin")
        self.assertEqual(weekly.first(9), [first.replace(tzinfo=berlin), more,
                                           at(2026, 1, 19, 9, zone=berlin)])
        self.assertEqual(weekly.count(), 3)
        self.assertEqual(weekly.describe(),
                         "every Monday at 09:00, 3 times, Berlin time, also on Tue 6 Jan 2026, "
                         "except on Mon 12 Jan 2026")
        self.assertEqual(Recurrence(str(weekly)), weekly)

    def test_of_dates(self):
        daily = Recurrence("FREQ=DAILY;COUNT=3", datetime.date(2026, 1, 5),
                           exdates=[datetime.date(2026, 1, 6)], rdates=["2026-02-01"])
        self.assertEqual([t.day for t in daily], [5, 7, 1])

    def test_a_date_takes_the_whole_day_when_lenient(self):
        arguments = ("FREQ=HOURLY", at(2026, 1, 5, 9), None, [datetime.date(2026, 1, 6)])
        with self.assertRaisesRegex(upward.ParseError, "EXDATE 20260106"):
            Recurrence(*arguments)
        hourly = Recurrence(*arguments, lenient=True)
        self.assertEqual(hourly.after(at(2026, 1, 5, 23)), at(2026, 1, 7, 0))

    def test_without_a_zone_or_in_utc(self):
        for zone in (None, "UTC"):
            daily = Recurrence("FREQ=DAILY;COUNT=3", at(2026, 1, 5, 9), zone, [at(2026, 1, 6, 9)])
            self.assertEqual([t.day for t in daily], [5, 7])


class Numbers(unittest.TestCase):
    def test_first_last_and_count(self):
        daily = Recurrence("FREQ=DAILY;COUNT=10", datetime.date(2026, 1, 5))
        self.assertEqual(daily.count(), 10)
        self.assertEqual(daily.last(), datetime.date(2026, 1, 14))
        self.assertEqual(daily.nth(9), datetime.date(2026, 1, 14))
        self.assertIsNone(daily.nth(10))
        self.assertEqual(daily.first(0), [])
        with self.assertRaises(ValueError):
            daily.first(-1)

    def test_without_an_end(self):
        self.assertIsNone(second_tuesdays().count())
        self.assertIsNone(second_tuesdays().last())

    def test_iteration_goes_on_for_ever(self):
        hourly = Recurrence("FREQ=HOURLY", at(2026, 1, 5, 9))
        taken = list(itertools.islice(hourly, 2500))
        self.assertEqual(taken, hourly.first(2500))
        self.assertEqual(taken[2499], at(2026, 1, 5, 9) + 2499 * DAY / 24)

    def test_the_start_may_count_always(self):
        monday = Recurrence("FREQ=WEEKLY;BYDAY=MO;COUNT=2", datetime.date(2026, 1, 20), counts_start=True)
        self.assertEqual([t.day for t in monday], [20, 26])


class Buffers(unittest.TestCase):
    def test_seconds_come_in_an_array(self):
        quarters = Recurrence("FREQ=MINUTELY;INTERVAL=15", at(2000, 1, 1, zone=UTC))
        start = int(at(2026, 1, 20, zone=UTC).timestamp())
        for days in (0, 1, 10, 11, 100):
            seconds = quarters.unix_between(start, start + 86400 * days)
            self.assertIsInstance(seconds, array.array)
            self.assertEqual(seconds.itemsize, 8)
            self.assertEqual(list(seconds), list(range(start, start + 86400 * days, 900)))
        view = memoryview(seconds)
        self.assertEqual((view.format, view[-1]), ("q", start + 86400 * 100 - 900))

    def test_they_are_those_of_between(self):
        calls = second_tuesdays()
        a, b = at(2026, 1, 1), at(2030, 1, 1)
        self.assertEqual([t.timestamp() for t in calls.between(a, b)], list(calls.unix_between(a, b)))

    def test_more_than_was_asked_for_is_an_error(self):
        daily = Recurrence("FREQ=DAILY", datetime.date(2026, 1, 1))
        a, b = datetime.date(2026, 1, 1), datetime.date(2026, 1, 11)
        self.assertEqual(len(daily.between(a, b, most=10)), 10)
        for most in (9, 1, 0):
            with self.assertRaises(upward.LimitError):
                daily.between(a, b, most=most)
        with self.assertRaises(upward.LimitError):
            Recurrence("FREQ=SECONDLY", at(2026, 1, 1)).unix_between("2026-01-01", "2027-01-01")


class Words(unittest.TestCase):
    def test_are_english_or_what_one_likes(self):
        calls = second_tuesdays()
        self.assertEqual(calls.describe(), "every second Tuesday of the month at 09:30, New York time")
        self.assertEqual(calls.describe("rule.monthly_weekdays = {weekdays}{rule.times}\n"), "2TU at 09:30")
        with self.assertRaises(upward.ParseError) as caught:
            calls.describe("\nno.such.key = x")
        self.assertEqual(caught.exception.line, 2)

    def test_str_is_the_lines_of_icalendar(self):
        self.assertEqual(str(second_tuesdays()),
                         "DTSTART;TZID=America/New_York:20260120T093000\nRRULE:FREQ=MONTHLY;BYDAY=2TU\n")
        self.assertEqual(repr(Recurrence("FREQ=DAILY", "2026-01-20")), "<upward.Recurrence, every day>")


class Errors(unittest.TestCase):
    def test_have_the_part_and_the_place(self):
        with self.assertRaises(upward.ParseError) as caught:
            Recurrence("FREQ=DAILY;INTERVAL=0", "2026-01-20")
        error = caught.exception
        self.assertEqual((error.name, error.line, error.column, error.offset), ("invalid_rule", 1, 21, 20))
        self.assertTrue(error.message.startswith("INTERVAL at byte 20: "), error.message)

    def test_of_the_start_and_the_zone(self):
        for start, zone, pointer in (("2026-02-30", None, "/start"), ("2026-01-20T09:30", "No/Where", "/zone")):
            with self.assertRaises(upward.ParseError) as caught:
                Recurrence("FREQ=DAILY", start, zone)
            self.assertEqual(caught.exception.pointer, pointer)
        with self.assertRaises(TypeError):
            Recurrence("FREQ=DAILY", 7)
        with self.assertRaises(ValueError):
            Recurrence("FREQ=DAILY", "2026-01-20", "Europe\0")

    def test_of_text_that_would_be_another_line(self):
        with self.assertRaises(upward.ParseError):
            Recurrence("FREQ=DAILY", "2026-01-20\nRDATE:20260101")
        with self.assertRaises(ValueError):
            Recurrence("FREQ=DAILY", "2026-01-20T09:00", exdates=["20260101T090000\nRDATE:20260102T090000"])

    def test_what_is_common_in_the_wild_is_read_leniently(self):
        rule = "FREQ=DAILY;COUNT=9;UNTIL=20260122;"
        with self.assertRaises(upward.ParseError):
            Recurrence(rule, "2026-01-20")
        self.assertEqual(Recurrence(rule, "2026-01-20", lenient=True).count(), 3)


class AsAnObject(unittest.TestCase):
    def test_is_compared_hashed_and_pickled(self):
        calls = second_tuesdays(gaps="shift")
        again = pickle.loads(pickle.dumps(calls))
        self.assertEqual(again, calls)
        self.assertEqual(hash(again), hash(calls))
        self.assertNotEqual(calls, second_tuesdays())
        self.assertNotEqual(calls, "FREQ=DAILY")
        self.assertEqual(again.first(3), calls.first(3))

    def test_is_freed_with_its_last_reference(self):
        calls = second_tuesdays()
        seen = weakref.ref(calls)
        del calls
        gc.collect()
        self.assertIsNone(seen())

    def test_serves_several_threads(self):
        calls, found = second_tuesdays(), []
        threads = [threading.Thread(target=lambda: found.append(calls.first(500))) for _ in range(8)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(found, [calls.first(500)] * 8)


class TheZoneData(unittest.TestCase):
    def test_have_a_version(self):
        self.assertRegex(upward.zone_data_version(), r"\A(20\d\d[a-z]+)?\Z")

    def test_agree_with_pythons(self):
        for zone in ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia"):
            tz = zoneinfo.ZoneInfo(zone)
            for t in Recurrence("FREQ=WEEKLY;COUNT=2000", at(2000, 1, 1, 12), zone):
                self.assertEqual((t.hour, t.minute), (12, 0))
                self.assertEqual(t.utcoffset(), tz.utcoffset(t.replace(tzinfo=None)))


class TheExample(unittest.TestCase):
    def test_in_the_documentation_is_so(self):
        shown = re.findall(r"^        '(every .*)'$", Recurrence.__doc__, re.M)
        self.assertEqual(shown, [second_tuesdays().describe()])
        self.assertIn(repr(second_tuesdays().first(1)), Recurrence.__doc__)


if __name__ == "__main__":
    unittest.main()
