# SPDX-License-Identifier: BSL-1.0
"""Recurrence: scheduling rules of RFC 5545 and their times."""
from __future__ import annotations

import array
import ctypes
import datetime
import re
import weakref
import zoneinfo
from typing import Any, Iterable, Iterator, List, Optional, Union

from ._errors import LimitError
from ._library import call, call_for_text, decoded, library
from ._signatures import GAPS, RecurrenceOptions
from ._signatures import Recurrence as Handle

#: A date where the start is a date; else a datetime, aware where there is a zone. As a question also
#: their text, "2026-01-20T09:30", or seconds as `unix_between` gives them.
When = Union[datetime.date, str, int]
Zone = Union[str, datetime.tzinfo]

_EPOCH = datetime.datetime(1970, 1, 1)
_UTC_EPOCH = _EPOCH.replace(tzinfo=datetime.timezone.utc)
_SECOND = datetime.timedelta(seconds=1)
_DATE, _LOCAL, _ZONED = 1, 2, 3
_PORTION = 1024


class Recurrence:
    """A rule that begins at a start, less some dates and with some more.

        >>> calls = upward.Recurrence("FREQ=MONTHLY;BYDAY=2TU",
        ...                           datetime.datetime(2026, 1, 20, 9, 30), "America/New_York")
        >>> calls.first(1)
        [datetime.datetime(2026, 2, 10, 9, 30, tzinfo=zoneinfo.ZoneInfo(key='America/New_York'))]
        >>> calls.describe()
        'every second Tuesday of the month at 09:30, New York time'

    Its times are aware datetimes in a zone, naive ones without; dates where the start is a date. Any
    question costs the same at any distance from the start. It never changes, and may be shared by
    threads.
    """

    def __init__(self, rule: str, start: Optional[When] = None, zone: Optional[Zone] = None,
                 exdates: Iterable[When] = (), rdates: Iterable[When] = (), *,
                 lenient: bool = False, gaps: str = "leave_out",
                 counts_start: bool = False) -> None:
        """Reads a rule; ParseError, with the place in it, where it is none.

        rule          a rule, "FREQ=WEEKLY;BYDAY=MO", or lines of iCalendar: RRULE, EXRULE, RDATE,
                      EXDATE, and DTSTART where `start` is left out
        start         a date or a datetime, or its text; an aware one brings its zone
        zone          its name, "Europe/Berlin", or a tzinfo that has one
        exdates       times that are taken away; a date takes the whole day, when lenient
        rdates        more times
        lenient       also take what is common in the wild
        gaps          of local times that the zone leaves out: "leave_out" or "shift" them
        counts_start  the start is the first time, whether the rule matches it or not
        """
        if gaps not in GAPS:
            raise ValueError(f"no gaps {gaps!r}: there are " + ", ".join(GAPS))
        options = RecurrenceOptions()
        library.upward_recurrence_options_init(ctypes.byref(options))
        options.lenient, options.counts_start = lenient, counts_start
        options.gaps = GAPS[gaps]

        zone_name = _name_of(zone) if zone is not None else _zone_of(start)
        dates = [_line("RDATE", t, zone_name) for t in rdates]
        dates += [_line("EXDATE", t, zone_name) for t in exdates]
        text = "\n".join([_lines(rule) if dates else rule, *dates]).encode()
        handle = Handle()
        call(library.upward_recurrence_from_text, text, len(text),
             _c_text(_text_of(start)) if start is not None else None,
             _c_text(zone_name) if zone_name else None,
             ctypes.byref(options), ctypes.byref(handle))
        self._handle = handle
        self._finalizer = weakref.finalize(self, library.upward_recurrence_free, handle)
        self._options = {"lenient": lenient, "gaps": gaps, "counts_start": counts_start}
        self._form: int = library.upward_recurrence_form(handle)
        self._tzinfo = _tzinfo_of(self.zone) if self._form == _ZONED else None

    @property
    def zone(self) -> Optional[str]:
        """The name of its zone; None without one."""
        return decoded(library.upward_recurrence_zone(self._handle)) or None

    def between(self, a: When, b: When, most: int = 1_000_000) -> List[Any]:
        """All times of [a, b); LimitError where they are more than `most`."""
        return [self._when(t) for t in self.unix_between(a, b, most)]

    def unix_between(self, a: When, b: When, most: int = 1_000_000) -> array.array[int]:
        """The same as seconds since 1970, in UTC where there is a zone: 64-bit integers in an
        array, whose memory memoryview and numpy.frombuffer take as it is."""
        start, end = self._ceil(a), self._ceil(b)
        times = array.array("q")
        count, resume = ctypes.c_size_t(), ctypes.c_int64(start)
        while resume.value < end:
            filled = len(times)
            room = min(max(filled, _PORTION), most + 1 - filled)
            times.frombytes(bytes(8 * room))
            buffer = (ctypes.c_int64 * room).from_buffer(times, 8 * filled)
            call(library.upward_recurrence_between, self._handle, resume, end, buffer, room,
                 ctypes.byref(count), ctypes.byref(resume))
            del buffer  # which holds the array to its size
            del times[filled + count.value:]
            if len(times) > most:
                raise LimitError(13, "limit_exceeded", f"more than {most} occurrences")
        return times

    def first(self, n: int) -> List[Any]:
        """The first n times, or all, if there are fewer."""
        if n < 0:
            raise ValueError("n is less than 0")
        times, count = (ctypes.c_int64 * n)(), ctypes.c_size_t()
        call(library.upward_recurrence_first, self._handle, times, n, ctypes.byref(count))
        return [self._when(t) for t in times[:count.value]]

    def after(self, t: When, inclusive: bool = False) -> Any:
        """The first time after t, or not before it; None when there is none."""
        seconds = self._ceil(t) if inclusive else self._floor(t)
        return self._found(library.upward_recurrence_after, seconds, inclusive)

    def before(self, t: When, inclusive: bool = False) -> Any:
        """The last time before t, or not after it; None when there is none."""
        seconds = self._floor(t) if inclusive else self._ceil(t)
        return self._found(library.upward_recurrence_before, seconds, inclusive)

    def nth(self, index: int) -> Any:
        """The time with `index` others before it; None when there are fewer."""
        return self._found(library.upward_recurrence_nth, index)

    def last(self) -> Any:
        """The last time; None when there is no end, or no time at all."""
        return self._found(library.upward_recurrence_last)

    def count(self) -> Optional[int]:
        """How many times there are; None when there is no end."""
        number = ctypes.c_int64()
        call(library.upward_recurrence_count, self._handle, ctypes.byref(number))
        return None if number.value < 0 else number.value

    def contains(self, t: When) -> bool:
        """Whether t is one of its times; also `t in recurrence`."""
        seconds, answer = self._floor(t), ctypes.c_int32()
        if seconds != self._ceil(t):
            return False
        call(library.upward_recurrence_contains, self._handle, seconds, ctypes.byref(answer))
        return answer.value != 0

    def describe(self, messages: Optional[str] = None) -> str:
        """What it says, in English; or by sentences of your own: lines `key = sentence`."""
        sentences = (messages or "").encode()
        return call_for_text(library.upward_recurrence_describe, self._handle, sentences,
                             len(sentences))

    def __contains__(self, t: When) -> bool:
        return self.contains(t)

    def __iter__(self) -> Iterator[Any]:
        """All times, one after the other: for ever, when there is no end."""
        times, count = (ctypes.c_int64 * _PORTION)(), ctypes.c_size_t()
        end = 1 << 62
        resume = ctypes.c_int64(-end)
        while resume.value < end:
            call(library.upward_recurrence_between, self._handle, resume, end, times, _PORTION,
                 ctypes.byref(count), ctypes.byref(resume))
            yield from [self._when(t) for t in times[:count.value]]

    def __str__(self) -> str:
        """The canonical lines of iCalendar."""
        return call_for_text(library.upward_recurrence_to_text, self._handle)

    def __repr__(self) -> str:
        return f"<upward.Recurrence, {self.describe()}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Recurrence):
            return NotImplemented
        return str(self) == str(other) and self._options == other._options

    def __hash__(self) -> int:
        return hash(str(self))

    def __reduce__(self) -> Any:
        return _remade, (str(self), self._options)

    def _found(self, question: Any, *arguments: int) -> Any:
        found, is_found = ctypes.c_int64(), ctypes.c_int32()
        call(question, self._handle, *arguments, ctypes.byref(found), ctypes.byref(is_found))
        return self._when(found.value) if is_found.value else None

    # ---- between seconds and Python's times -----------------------------------------------------

    def _when(self, seconds: int) -> Any:
        if self._form == _DATE:
            return (_EPOCH + seconds * _SECOND).date()
        if self._tzinfo is None:
            return _EPOCH + seconds * _SECOND
        return (_UTC_EPOCH + seconds * _SECOND).astimezone(self._tzinfo)

    def _floor(self, t: When) -> int:
        if isinstance(t, int):
            return t
        if isinstance(t, datetime.datetime) and t.tzinfo is not None:
            if self._form != _ZONED:
                raise TypeError("an aware datetime is no time of a recurrence without a zone")
            return (t - _UTC_EPOCH) // _SECOND
        seconds = ctypes.c_int64()
        call(library.upward_recurrence_time, self._handle, _c_text(_text_of(t)),
             ctypes.byref(seconds))
        return seconds.value

    def _ceil(self, t: When) -> int:
        part = isinstance(t, datetime.datetime) and t.microsecond > 0
        return self._floor(t) + int(part)


def zone_data_version() -> str:
    """The version of the system's zone data, "2025b"; "" when it does not say."""
    return call_for_text(library.upward_zone_data_version)


def _remade(text: str, options: Any) -> Recurrence:
    return Recurrence(text, **options)


def _text_of(t: When) -> str:
    if isinstance(t, datetime.datetime):
        mark = "" if t.tzinfo is None else "Z"
        shown = t if t.tzinfo is None else t.astimezone(datetime.timezone.utc)
        return shown.replace(tzinfo=None, microsecond=0).isoformat() + mark
    if isinstance(t, datetime.date):
        return t.isoformat()
    if isinstance(t, str):
        return t
    raise TypeError(f"{t!r} is no date, no datetime and no text of one")


def _line(name: str, t: When, zone: Optional[str]) -> str:
    text = _text_of(t).replace("-", "").replace(":", "").replace(" ", "T")
    if not re.fullmatch(r"\d{8}(T\d{4}(\d\d)?Z?)?", text, re.ASCII):
        raise ValueError(f"{t!r} is neither a date nor a time, as 2026-01-20T09:30")
    if len(text) == 8:
        return f"{name};VALUE=DATE:{text}"
    if len(text.rstrip("Z")) == 13:
        text = text[:13] + "00" + text[13:]
    is_utc = text.endswith("Z") or zone is None or zone == "UTC"
    return f"{name}:{text}" if is_utc else f"{name};TZID={zone}:{text}"


def _lines(rule: str) -> str:
    """A rule alone as a line."""
    marks = [mark for mark in rule if mark in "=:;\n"]
    return rule if marks and marks[0] != "=" else "RRULE:" + rule


def _name_of(zone: Zone) -> str:
    if isinstance(zone, str):
        return zone
    if zone is datetime.timezone.utc:
        return "UTC"
    name = getattr(zone, "key", None) or getattr(zone, "zone", None)
    if not isinstance(name, str):
        raise ValueError(f"{zone!r} is no zone with a name; give one, as \"Europe/Berlin\"")
    return name


def _zone_of(start: Optional[When]) -> Optional[str]:
    if isinstance(start, datetime.datetime) and start.tzinfo is not None:
        return _name_of(start.tzinfo)
    return None


def _tzinfo_of(name: Optional[str]) -> datetime.tzinfo:
    return datetime.timezone.utc if name in (None, "UTC") else zoneinfo.ZoneInfo(str(name))


def _c_text(text: str) -> bytes:
    if "\0" in text:
        raise ValueError("a text has no NUL")
    return text.encode()
