#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compares our occurrences in zones with what Python's zoneinfo makes of the local ones.

    oracle_zoneinfo.py PATH_OF_print_recurrence [NUMBER_OF_RULES]

A rule without a zone gives local times; zoneinfo turns each into UTC: of a time that comes twice
the first, and one that does not exist is left out, or shifted by the offset before it. That must be
what the rule gives in the zone, with COUNT counting what is there. Zones are all that the system
has, starts lie around their transitions, from 1920 to 2500.

Exit code: 0 all agree, 1 some do not, 77 there is no zone data.
"""
import datetime
import random
import subprocess
import sys
import zoneinfo

EPOCH = datetime.datetime(1970, 1, 1)
UTC = datetime.timezone.utc
FIRST = 60
RULES = [
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=SU", "FREQ=MONTHLY;BYDAY=-1SU,2SU",
    "FREQ=HOURLY", "FREQ=HOURLY;INTERVAL=5", "FREQ=HOURLY;BYMINUTE=0,30", "FREQ=MINUTELY;INTERVAL=7",
    "FREQ=MINUTELY;INTERVAL=20", "FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,30",
    "FREQ=MINUTELY;INTERVAL=90", "FREQ=YEARLY;BYMONTH=3,4,9,10,11;BYDAY=SU,SA",
    "FREQ=MONTHLY;BYDAY=2SU,-1SU;BYHOUR=0,2", "FREQ=YEARLY;BYMONTH=3,4,10;BYDAY=2SU,-1SU;BYHOUR=2",
    "FREQ=DAILY;INTERVAL=7;BYMONTHDAY=9,10,28;BYHOUR=0,2", "FREQ=SECONDLY;INTERVAL=1000", "FREQ=DAILY;BYHOUR=0,2,23;BYSETPOS=-1",
]


def transitions(zone, rng):
    """A local time not far from a change of the zone's clock, when it is found."""
    year = rng.choice([rng.randint(1920, 2037), rng.randint(2000, 2500)])
    at = datetime.datetime(year, 1, 1, tzinfo=UTC)
    offset = at.astimezone(zone).utcoffset()
    changes = []
    for _ in range(366):
        at += datetime.timedelta(1)
        after = at.astimezone(zone).utcoffset()
        if after != offset:
            changes.append(at)
        offset = after
    near = rng.choice(changes) if changes else at
    return near.astimezone(zone).replace(tzinfo=None) - datetime.timedelta(rng.randint(1, 3))


def to_utc(local, zone, shift):
    """UTC seconds; nothing for a time that does not exist."""
    zoned = local.replace(tzinfo=zone)
    utc = zoned.astimezone(UTC)
    exists = utc.astimezone(zone).replace(tzinfo=None) == local
    return int(utc.timestamp()) if exists or shift else None


def run(program, text, *arguments):
    answers = subprocess.run([program, *arguments], input=text, capture_output=True, text=True,
                             check=True).stdout.split("\n")[:-1]
    return [None if answer.startswith("error") else [int(word) for word in answer.split()]
            for answer in answers]


def main():
    program = sys.argv[1]
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 1500
    names = sorted(name for name in zoneinfo.available_timezones() if name[0].isupper())
    if not names:
        print("no zone data: nothing compared")
        return 77
    rng = random.Random(20260122)
    asked = []
    for i in range(wanted):
        name = rng.choice(names) if i >= len(names) else names[i]
        start = transitions(zoneinfo.ZoneInfo(name), rng)
        if rng.random() < 0.7:
            start = start.replace(minute=rng.choice([0, 30]), second=0)
            if rng.random() < 0.7:
                start = start.replace(hour=rng.choice([0, 1, 2, 3, 23]))
        count = rng.randint(1, FIRST) if rng.random() < 0.4 else None
        asked.append((name, f"{start:%Y%m%dT%H%M%S}", rng.choice(RULES), count))

    plain = run(program, "".join(f"DTSTART:{start}\nRRULE:{rule}\n\n"
                                 for _, start, rule, _ in asked), str(4 * FIRST))
    zoned = "".join(
        f"DTSTART;TZID={name}:{start}\nRRULE:{rule}{f';COUNT={count}' if count else ''}\n\n"
        for name, start, rule, count in asked)
    failed = 0
    for shift in (False, True):
        words = ["shift"] if shift else []
        for arguments in (words, words + ["back"]):
            for (name, start, rule, count), local, ours in zip(
                    asked, plain, run(program, zoned, str(FIRST), *arguments)):
                zone = zoneinfo.ZoneInfo(name)
                times = {to_utc(EPOCH + datetime.timedelta(seconds=t), zone, shift) for t in local}
                expected = sorted(times - {None})[:count or FIRST]
                if ours != expected:
                    failed += 1
                    if failed <= 10:
                        print(name, start, rule, count, arguments)
                        different = [(a, b) for a, b in zip(ours or [], expected) if a != b][:3]
                        print("  ours, zoneinfo:", different, len(ours or []), len(expected))
    print(f"{wanted} rules in {len(names)} zones, left out and shifted, forward and backward: "
          f"{failed} disagree")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
