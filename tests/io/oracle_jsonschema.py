# SPDX-License-Identifier: BSL-1.0
"""The schema of a workspace, judged by somebody else's validator: it is a schema, it takes what we
write, and it refuses what we refuse. The argument is the program upward_print_schema."""

import copy
import glob
import json
import os
import subprocess
import sys
import unittest

try:
    import jsonschema
except ImportError:
    sys.exit(77)

PRINTED = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout
SCHEMA_LINE, WORKSPACE = PRINTED.split("\n", 1)
SCHEMA = json.loads(SCHEMA_LINE)
EXAMPLES = os.path.join(os.path.dirname(__file__), "..", "..", "examples")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def workspace(*entries, **settings):
    return {"upward": 1, "log": list(entries), **settings}


def entry(kind, **fields):
    return {"id": "e1", "date": "2026-02-20", "kind": kind, **fields}


ASK = entry("ask", by="boss", to="me", topic="budget")


class Schema(unittest.TestCase):
    def takes(self, value):
        self.assertEqual([error.message for error in VALIDATOR.iter_errors(value)], [])

    def refuses(self, value):
        self.assertFalse(VALIDATOR.is_valid(value), value)

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_takes_every_kind_that_we_write(self):
        written = json.loads(WORKSPACE)
        kinds = SCHEMA["$defs"]["entry_of_a_kind"]["properties"]["kind"]["enum"]
        self.assertEqual({e["kind"] for e in written["log"]}, set(kinds))
        self.takes(written)

    def test_takes_the_examples(self):
        for name in glob.glob(os.path.join(EXAMPLES, "*.json")):
            with self.subTest(name), open(name, encoding="utf-8") as file:
                self.takes(json.load(file))

    def test_takes_settings(self):
        self.takes({"upward": 1})
        self.takes(workspace(zone="Europe/Zurich", calendar={"weekend": ["FR"]},
                             policy={"trust": {"prior_weight": 3, "gates": {"sell": .3}}}))
        self.takes(workspace(calendar={
            "base": "germany", "leave": [{"from": "2026-12-24", "to": "2026-12-31"}],
            "holiday_rules": [{"easter": -2, "name": "Good Friday"}, {"orthodox_easter": 1},
                              {"rule": "FREQ=YEARLY", "from": "2026-01-06", "until": "2030-01-06",
                               "observed": "nearest", "except": ["2028-01-06"]}]}))

    def test_refuses_other_settings(self):
        self.refuses([])
        self.refuses({})
        self.refuses({"upward": 2})
        self.refuses(workspace(zones="UTC"))
        self.refuses(workspace(zone="not a zone"))
        self.refuses(workspace(calendar={"weekend": ["Sunday"]}))
        self.refuses(workspace(calendar={"holidays": ["2026-13-01"]}))
        self.refuses(workspace(calendar={"base": "atlantis"}))
        self.refuses(workspace(calendar={"leave": [{"from": "2026-12-24"}]}))
        for rule in ({"easter": 101}, {"easter": "-2"}, {"rule": 7}, {"observed": "never"},
                     {"feast": 1}):
            self.refuses(workspace(calendar={"holiday_rules": [rule]}))
        self.refuses(workspace(policy={"trust": {"faith": 1}}))
        self.refuses(workspace(policy={"trust": {"prior_weight": "3"}}))
        self.refuses(workspace(policy={"trust": {"lock_days": 1.5}}))

    def test_refuses_other_envelopes(self):
        self.takes(workspace(ASK))
        self.takes(workspace({**ASK, "area": "pay", "at": 1439, "visibility": "shared"}))
        for key in ASK:
            self.refuses(workspace({k: v for k, v in ASK.items() if k != key}))
        for change in ({"id": "a b"}, {"id": ""}, {"date": "2026-2-3"}, {"kind": "aks"},
                       {"at": 1440}, {"at": 1.5}, {"area": "the lot"}, {"visibility": "public"},
                       {"topci": "x"}, {"topic": None}):
            self.refuses(workspace({**ASK, **change}))

    def test_refuses_fields_outside_their_ranges(self):
        problem = entry("problem", topic="t", severity=4, known="2026-02-20", cost=0)
        self.takes(workspace(problem))
        self.refuses(workspace({**problem, "severity": 5}))
        self.refuses(workspace({**problem, "cost": -1}))
        rhythm = entry("rhythm_agreed", rhythm="r", names=["a", "b"], silence="1.25wd",
                       spacing=2)
        self.takes(workspace(rhythm))
        self.refuses(workspace({**rhythm, "silence": "2 days"}))
        self.refuses(workspace({**rhythm, "rules": "r1"}))
        for names in ([], ["a"], ["a", "a"], ["a", "b", "c"]):
            self.refuses(workspace({**rhythm, "names": names}))
        self.refuses(workspace({k: v for k, v in rhythm.items() if k != "names"}))
        sign = entry("peer_sign", person="p", topic="t", disposition="neutral")
        self.takes(workspace(sign))
        self.takes(workspace({**sign, "disposition": -1}))
        self.refuses(workspace({**sign, "disposition": 2}))
        self.refuses(workspace({**sign, "visibility": "shared"}))

    def test_refuses_unknown_keys_in_nested_objects(self):
        role = entry("role_statement", version=1, lines=[{"text": "x", "evidence": "e"}])
        self.takes(workspace(role))
        deeper = copy.deepcopy(role)
        deeper["lines"][0]["proof"] = "f"
        self.refuses(workspace(deeper))

    def test_a_correction_needs_no_date_and_a_replacement_no_id(self):
        correction = {"id": "c", "kind": "correction", "target": "e1"}
        self.takes(workspace({**correction, "withdraw": True}))
        replacement = {k: v for k, v in ASK.items() if k not in ("id", "date")}
        self.takes(workspace({**correction, "replaces": replacement}))
        self.refuses(workspace({**correction, "replaces": {**replacement, "topic": 1}}))
        self.refuses(workspace({**correction, "replaces": correction}))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
