#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Compares our occurrences with those of python-dateutil on random rules.

    oracle_dateutil.py PATH_OF_print_occurrences [NUMBER_OF_RULES]

The rules stay where dateutil is right: it intersects BYDAY=TU,2FR instead of uniting it, and cuts
the first WEEKLY set of BYSETPOS at DTSTART, so such rules are not made; nor are rules that never
match, for which it walks to the year 9999.

Exit code: 0 all agree, 1 some do not, 77 dateutil is not there.
"""
import datetime
import random
import subprocess
import sys

try:
    from dateutil.rrule import rrulestr
except ImportError:
    print("python-dateutil is not there: nothing compared")
    sys.exit(77)

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
EPOCH = datetime.date(1970, 1, 1)
SPAN_YEARS = {"DAILY": 3, "WEEKLY": 8, "MONTHLY": 15, "YEARLY": 40}


def some(rng, values, most):
    return ",".join(str(v) for v in rng.sample(values, rng.randint(1, most)))


def by_day(rng, freq, with_months):
    """Plain weekdays, or numbered ones: never both."""
    if freq in ("MONTHLY", "YEARLY") and rng.random() < 0.5:
        most = 5 if freq == "MONTHLY" or with_months else 53
        numbers = [n for n in range(-most, most + 1) if n]
        return ",".join(str(rng.choice(numbers)) + rng.choice(WEEKDAYS) for _ in range(3))
    return some(rng, WEEKDAYS, 5)


def rule_text(rng):
    freq = rng.choice(list(SPAN_YEARS))
    parts = {"FREQ": freq}
    if rng.random() < 0.5:
        # Prime to 7 in DAILY, so that each weekday is met.
        choices = (2, 3, 4, 5, 6, 8, 9, 10, 25) if freq == "DAILY" else (2, 3, 4, 5)
        parts["INTERVAL"] = str(rng.choice(choices))
    if rng.random() < 0.35:
        parts["BYMONTH"] = some(rng, range(1, 13), 4)
    if freq != "WEEKLY" and rng.random() < 0.4:
        # Days that every month has.
        parts["BYMONTHDAY"] = some(rng, list(range(1, 29)) + list(range(-28, 0)), 6)
    if rng.random() < 0.5:
        parts["BYDAY"] = by_day(rng, freq, "BYMONTH" in parts)
    has_set = any(name.startswith("BY") for name in parts)
    if freq in ("MONTHLY", "YEARLY") and has_set and rng.random() < 0.3:
        parts["BYSETPOS"] = some(rng, [1, 2, 3, -1, -2], 2)
    if rng.random() < 0.3:
        parts["WKST"] = rng.choice(WEEKDAYS)
    ending = rng.random()
    if ending < 0.25:
        parts["COUNT"] = str(rng.randint(1, 60))
    elif ending < 0.5:
        parts["UNTIL"] = (EPOCH + datetime.timedelta(rng.randint(9000, 24000))).strftime("%Y%m%d")
    names = list(parts)
    rng.shuffle(names)
    return freq, ";".join(f"{name}={parts[name]}" for name in names)


def question(rng):
    freq, rule = rule_text(rng)
    start = EPOCH + datetime.timedelta(rng.randint(0, 20000))
    begin = start + datetime.timedelta(rng.randint(-100, 2000))
    end = begin + datetime.timedelta(rng.randint(1, SPAN_YEARS[freq] * 366))
    return rule, start, begin, end


def dateutil_days(rule, start, begin, end):
    midnight = datetime.time()
    dates = rrulestr(rule, dtstart=datetime.datetime.combine(start, midnight))
    found = []
    for d in dates:
        if d.date() > end:
            break
        if d.date() >= begin:
            found.append(d.date().isoformat())
    return " ".join(found)


def main():
    program = sys.argv[1]
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    rng = random.Random(20260120)
    questions = [question(rng) for _ in range(wanted)]
    lines = "".join(" ".join(map(str, q)) + "\n" for q in questions)
    ours = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    answers = ours.stdout.split("\n")[:-1]
    assert len(answers) == len(questions)

    agreed = 0
    dates = 0
    for asked, answer in zip(questions, answers):
        expected = dateutil_days(*asked)
        dates += len(expected.split())
        if answer == expected:
            agreed += 1
        else:
            print("rule start from to:", *asked)
            print("  dateutil:", expected)
            print("  upward:  ", answer)
    print(f"{agreed} of {len(questions)} rules agree with dateutil ({dates} dates)")
    return 0 if agreed == len(questions) else 1


if __name__ == "__main__":
    sys.exit(main())
