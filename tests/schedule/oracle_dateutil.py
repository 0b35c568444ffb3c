#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compares our local occurrences with those of python-dateutil on random rules.

    oracle_dateutil.py PATH_OF_print_recurrence [NUMBER_OF_RULES]

The rules stay where dateutil is right. It intersects BYDAY=TU,2FR instead of uniting it, takes
seven days for a BYWEEKNO without BYDAY, cuts weeks at the year's ends, and cuts the first WEEKLY
set of BYSETPOS at DTSTART: such rules are not made. A rule for which it needs more than a second,
as it walks to the year 9999, is left out.

Exit code: 0 all agree, 1 some do not, 77 dateutil is not there.
"""
import datetime
import random
import signal
import subprocess
import sys

try:
    from dateutil.rrule import rrulestr
except ImportError:
    print("python-dateutil is not there: nothing compared")
    sys.exit(77)

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
EPOCH = datetime.datetime(1970, 1, 1)
FIRST = 30
END = datetime.datetime(2150, 1, 1)


class TooLong(Exception):
    pass


def some(rng, values, most):
    return ",".join(str(v) for v in rng.sample(values, rng.randint(1, most)))


def both_ends(most):
    return [n for n in range(-most, most + 1) if n]


def by_day(rng, freq, with_months):
    """Plain weekdays, or numbered ones: never both."""
    if freq in ("MONTHLY", "YEARLY") and rng.random() < 0.5:
        numbers = both_ends(5 if freq == "MONTHLY" or with_months else 53)
        return ",".join(str(rng.choice(numbers)) + rng.choice(WEEKDAYS) for _ in range(3))
    return some(rng, WEEKDAYS, 5)


def rule_text(rng):
    freq = rng.choice(["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    short = freq in ("SECONDLY", "MINUTELY", "HOURLY")
    parts = {"FREQ": freq}
    if rng.random() < 0.5:
        parts["INTERVAL"] = str(rng.randint(1, 100) if short else rng.randint(1, 12))
    if rng.random() < 0.3:
        parts["BYMONTH"] = some(rng, range(1, 13), 6)
    if freq != "WEEKLY" and rng.random() < 0.3:
        parts["BYMONTHDAY"] = some(rng, both_ends(31), 8)
    if (freq == "YEARLY" or short) and rng.random() < 0.2:
        parts["BYYEARDAY"] = some(rng, both_ends(366), 20)
    if rng.random() < 0.4:
        parts["BYDAY"] = by_day(rng, freq, "BYMONTH" in parts)
    if freq == "YEARLY" and "BYDAY" not in parts and rng.random() < 0.2:
        # Weeks that lie within their year, with a weekday.
        parts = {"FREQ": freq, "BYWEEKNO": some(rng, range(2, 52), 6),
                 "BYDAY": some(rng, WEEKDAYS, 4)}
    for name, size in (("BYHOUR", 24), ("BYMINUTE", 60), ("BYSECOND", 60)):
        if rng.random() < 0.25:
            parts[name] = some(rng, range(size), 6)
    has_set = any(name.startswith("BY") for name in parts)
    if freq != "WEEKLY" and "BYWEEKNO" not in parts and has_set and rng.random() < 0.25:
        parts["BYSETPOS"] = some(rng, [1, 2, 3, 10, -1, -2, -9], 2)
    if rng.random() < 0.3:
        parts["WKST"] = rng.choice(WEEKDAYS)
    ending = rng.random()
    if ending < 0.25:
        parts["COUNT"] = str(rng.randint(1, 40))
    elif ending < 0.4:
        until = EPOCH + datetime.timedelta(rng.randint(9000, 24000), rng.randrange(86400))
        parts["UNTIL"] = until.strftime("%Y%m%dT%H%M%S")
    names = list(parts)
    rng.shuffle(names)
    return ";".join(f"{name}={parts[name]}" for name in names)


def dateutil_times(rule, start):
    """The first times; nothing when dateutil does not get there."""
    signal.setitimer(signal.ITIMER_REAL, 1)
    found = []
    try:
        for time in rrulestr(rule, dtstart=start):
            if time >= END or len(found) == FIRST:
                return found
            found.append(int((time - EPOCH).total_seconds()))
    except TooLong:
        return None
    except ValueError:  # it proves some rules empty, by an exception
        return []
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return found


def stop(*_):
    raise TooLong


def main():
    program = sys.argv[1]
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    rng = random.Random(20260120)
    signal.signal(signal.SIGALRM, stop)
    asked, expected = [], []
    for _ in range(wanted):
        rule = rule_text(rng)
        start = EPOCH + datetime.timedelta(rng.randint(0, 20000), rng.randrange(86400))
        times = dateutil_times(rule, start)
        if times is not None:
            asked.append((rule, start))
            expected.append(times)
    text = "".join(f"DTSTART:{start:%Y%m%dT%H%M%S}\nRRULE:{rule}\n\n" for rule, start in asked)
    ours = subprocess.run([program, str(FIRST)], input=text, capture_output=True, text=True,
                          check=True)
    answers = ours.stdout.split("\n")[:-1]
    assert len(answers) == len(asked)

    end = int((END - EPOCH).total_seconds())
    agreed = 0
    for (rule, start), answer, times in zip(asked, answers, expected):
        found = answer if answer.startswith("error") else [
            t for t in map(int, answer.split()) if t < end]
        if found == times:
            agreed += 1
        else:
            print("rule", rule, "from", start)
            print("  dateutil:", times[:8], len(times))
            print("  upward:  ", found[:8], len(found))
    print(f"{agreed} of {len(asked)} rules agree with dateutil "
          f"({sum(map(len, expected))} times; {wanted - len(asked)} were too long for it)")
    return 0 if agreed == len(asked) else 1


if __name__ == "__main__":
    sys.exit(main())
