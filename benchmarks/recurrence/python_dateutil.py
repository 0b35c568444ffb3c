#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""python-dateutil on the workload: see program.hpp for what a program of this benchmark prints."""
import datetime
import itertools
import sys
import time

from dateutil import tz
from dateutil.rrule import rrulestr

EPOCH = datetime.datetime(1970, 1, 1)


def occurrences(line):
    _, _, name, start, zone, count, rule = line.split()
    start = datetime.datetime.strptime(start, "%Y%m%dT%H%M%S")
    if zone == "-":
        make, seconds = rrulestr(rule, dtstart=start), lambda t: int((t - EPOCH).total_seconds())
    else:
        make = rrulestr(rule, dtstart=start.replace(tzinfo=tz.gettz(zone)))
        seconds = lambda t: int(t.timestamp())
    return name, int(count), make, seconds


def main():
    task, path = sys.argv[1], sys.argv[2]
    for line in open(path, encoding="utf-8"):
        if not line.strip() or line.startswith("#"):
            continue
        name, count, rule, seconds = occurrences(line)
        if task == "answers":
            print(name, *(seconds(t) for t in itertools.islice(rule, count)))
            continue
        rounds = []
        for _ in range(3):
            begin = time.thread_time_ns()
            for t in itertools.islice(rule, count):
                pass
            rounds.append((time.thread_time_ns() - begin) / count)
        print(name, f"{sorted(rounds)[1]:.1f}")


if __name__ == "__main__":
    main()
