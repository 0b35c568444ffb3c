#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""Runs the cases of other libraries' test suites on our engine.

    peers.py PATH_OF_print_recurrence FOLDER

FOLDER holds peer_cases.jsonl, one case a line: source, dtstart, rrule, exdates, rdates, tz (or
null), expected (local times), and if they apply prefix (more would follow), offsets (of the
expected times), contested, rfc_invalid. A case passes when our occurrences are those expected, or
when it breaks the RFC and our error says so. Every other case must be contested and have its reason
below; they are listed.
"""
import collections
import datetime
import json
import pathlib
import subprocess
import sys
import zoneinfo

EPOCH = datetime.datetime(1970, 1, 1)

# Contested cases: what their rule has, and why we choose otherwise.
REASONS = [
    (lambda c: c["source"].endswith("daylight_savings_1"),
     "a local time that does not exist is left out and not counted (RFC 5545, 3.3.10)"),
    (lambda c: "BYWEEKNO" in c["rrule"] and "BYDAY" not in c["rrule"],
     "BYWEEKNO without a day takes the weekday of the start (RFC 5545, 3.3.10)"),
]


def properties(case):
    zone = f";TZID={case['tz']}" if case["tz"] else ""

    def stamp(time):
        return time.replace("-", "").replace(":", "")

    lines = [f"DTSTART{zone}:{stamp(case['dtstart'])}"]
    if case["rrule"]:
        lines.append(f"RRULE:{case['rrule']}")
    lines += [f"EXDATE{zone}:{stamp(time)}" for time in case["exdates"]]
    lines += [f"RDATE{zone}:{stamp(time)}" for time in case["rdates"]]
    return "\n".join(lines) + "\n\n"


def seconds(case, index):
    local = datetime.datetime.fromisoformat(case["expected"][index])
    if case["tz"]:
        zoned = local.replace(tzinfo=zoneinfo.ZoneInfo(case["tz"]))
        return int(zoned.timestamp())
    return int((local - EPOCH).total_seconds())


def agrees(case, answer):
    if answer.startswith("error"):
        return False
    ours = [int(word) for word in answer.split()]
    expected = [seconds(case, i) for i in range(len(case["expected"]))]
    if case.get("prefix") and len(ours) > len(expected):
        ours = ours[:len(expected)]
    return ours == expected


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    lines = (folder / "peer_cases.jsonl").read_text().splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    run = subprocess.run([program, "2000", "lenient"], capture_output=True, text=True, check=True,
                         input="".join(properties(case) for case in cases))
    answers = run.stdout.split("\n")[:-1]
    assert len(answers) == len(cases)

    counts = collections.Counter()
    contested, failed = [], []
    for case, answer in zip(cases, answers):
        if case.get("rfc_invalid") and answer.startswith("error: invalid_rule"):
            counts[f"refused, as the RFC asks: {case['rfc_invalid']}"] += 1
        elif agrees(case, answer):
            counts["agree"] += 1
        else:
            reason = next((text for fits, text in REASONS if fits(case)), None)
            (contested if reason and "contested" in case else failed).append(
                (case, answer, reason))
    for kind, count in counts.most_common():
        print(f"{count:4} {kind}")
    print(f"{len(contested):4} contested, where we choose otherwise:")
    for case, _, reason in contested:
        print(f"       {case['source']}: {reason}")
    for case, answer, _ in failed:
        print("FAILED", json.dumps(case))
        print("       ours:", answer[:400])
    print(f"{len(cases)} cases, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
