# SPDX-License-Identifier: BSL-1.0
import re
import unittest

import upward


class Kinds(unittest.TestCase):
    def setUp(self):
        self.kinds = {kind.name: kind for kind in upward.kinds()}

    def test_are_all_that_can_be_asked(self):
        ws = upward.Workspace()
        for name in self.kinds:
            self.assertEqual(ws.query(name, "2026-02-20")["as_of"], "2026-02-20")
        self.assertLessEqual({"plan", "trust", "rhythm", "touches", "what_if", "log"},
                             set(self.kinds))

    def test_say_which_the_boss_may_be_answered(self):
        ws = upward.Workspace()
        for name, kind in self.kinds.items():
            if kind.for_boss:
                ws.query_for_boss(name, "2026-02-20")
            else:
                with self.assertRaises(upward.PrivateError):
                    ws.query_for_boss(name, "2026-02-20")

    def test_tell_their_parameters(self):
        days, = self.kinds["plan"].parameters
        self.assertEqual((days.name, days.type, days.is_list), ("days", "integer", False))
        self.assertEqual((days.default, days.minimum, days.maximum), (5, 1, 260))
        target, explain = self.kinds["trust"].parameters
        self.assertEqual((target.type, target.default, target.minimum), ("number", None, None))
        self.assertEqual((explain.type, explain.default), ("boolean", False))
        add, withdraw = self.kinds["what_if"].parameters
        self.assertEqual((add.type, add.is_list), ("entry", True))
        self.assertEqual((withdraw.type, withdraw.is_list), ("id", True))

    def test_tell_parameters_that_the_query_takes(self):
        ws = upward.Workspace()
        ws.append({"id": "x", "kind": "proposal", "date": "2026-02-20", "title": "x"})
        some = {"boolean": True, "integer": 4, "number": 0.5, "text": "x", "date": "2026-02-20",
                "id": "x"}
        for name, kind in self.kinds.items():
            for p in kind.parameters:
                with self.subTest(kind=name, parameter=p.name):
                    try:
                        ws.query(name, "2026-02-20", **{p.name: [] if p.is_list else some[p.type]})
                    except upward.UpwardError as trouble:  # it is known, but x is no such thing
                        self.assertEqual(trouble.pointer, f"/{p.name}")
                        self.assertIn(p.type, ("id", "text"))

    def test_have_a_line_for_a_person(self):
        for kind in self.kinds.values():
            for summary in (kind.summary, *(p.summary for p in kind.parameters)):
                self.assertRegex(summary, r"\A\S.*\S\Z")


class TheRest(unittest.TestCase):
    def test_the_schema_is_one(self):
        schema = upward.schema()
        self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
        self.assertIn("upward", schema["required"])

    def test_new_ids_are_new_and_sorted_by_time(self):
        ids = [upward.new_id() for _ in range(100)]
        self.assertEqual(len(set(ids)), 100)
        for name in ids:
            self.assertRegex(name, r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
        times = [re.sub("-", "", name)[:16] for name in ids]
        self.assertEqual(times, sorted(times))

    def test_the_build_is_told(self):
        self.assertEqual(set(upward.build_info()), {"boost", "compiler", "standard", "upward"})


if __name__ == "__main__":
    unittest.main()
