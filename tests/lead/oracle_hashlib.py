#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""The hash on an experiment's criteria is the one that Python's json and hashlib make of the entry.
Its argument is upward_print_criteria_hash."""
import hashlib
import json
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop()


def criteria_hash(experiment):
    rule = experiment["k"] if experiment["rule"] == "k" else experiment["rule"]
    criteria = sorted(experiment.get("criteria", []), key=lambda c: c["id"])
    text = json.dumps({"criteria": criteria, "rule": rule}, sort_keys=True, separators=(",", ":"),
                      ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Hashes(unittest.TestCase):
    def test_each_hash_is_pythons(self):
        lines = subprocess.run([PROGRAM], check=True, capture_output=True,
                               text=True).stdout.splitlines()
        self.assertEqual(len(lines), 300)
        for line in lines:
            entry, ours = line.split("\t")
            with self.subTest(entry):
                self.assertEqual(criteria_hash(json.loads(entry)), ours)
        self.assertGreater(len({line.split("\t")[1] for line in lines}), 200)


if __name__ == "__main__":
    unittest.main()
