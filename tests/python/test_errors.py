# SPDX-License-Identifier: BSL-1.0
import pickle
import unittest

import upward
from support import AREA, HEADER
from upward import _errors, _library


class AnError(unittest.TestCase):
    def setUp(self):
        self.ws = upward.Workspace()

    def test_has_a_code_a_cause_and_a_place(self):
        with self.assertRaises(upward.ParseError) as caught:
            self.ws.append('[\n  {"id":"a","kind":"area","date":"2026-02-23","nmae":"Billing"}]')
        e = caught.exception
        self.assertEqual((e.code, e.name), (5, "unknown_key"))
        self.assertIn("nmae", e.message)
        self.assertEqual((e.pointer, e.line, e.column, e.offset), ("/0/nmae", 2, 47, 48))
        self.assertEqual(str(e), f"unknown_key: {e.message} (at /0/nmae, line 2, column 47)")

    def test_changes_nothing(self):
        with self.assertRaises(upward.UpwardError):
            self.ws.append([AREA, {**AREA, "name": "Other"}])
        self.assertEqual(len(self.ws), 0)

    def test_of_a_text_is_a_value_error(self):
        for text in ("", "{", '{"upward":1,"upward":1}', b'{"upward":1,"zone":"\xff"}',
                     '{"upward":1e400}', {"upward": "1"}, {"upward": 1, "log": {}},
                     {"upward": 1, "calendar": {"holidays": ["2026-02-30"]}}):
            with self.subTest(text), self.assertRaises(upward.ParseError) as caught:
                upward.Workspace.from_json(text)
            self.assertIsInstance(caught.exception, ValueError)

    def test_of_a_known_id_is_a_conflict(self):
        self.ws.append(AREA)
        with self.assertRaises(upward.ConflictError) as caught:
            self.ws.append({**AREA, "name": "Other"})
        self.assertEqual(caught.exception.pointer, "/id")

    def test_of_a_kind_of_query_is_a_lookup_error(self):
        with self.assertRaises(upward.UnknownQueryError) as caught:
            self.ws.query("tust", "2026-02-20")
        self.assertIsInstance(caught.exception, LookupError)

    def test_of_a_parameter_points_at_it(self):
        with self.assertRaises(upward.ParseError) as caught:
            self.ws.query("plan", "2026-02-20", days=0)
        self.assertEqual(caught.exception.pointer, "/days")

    def test_of_privacy_has_its_own_class(self):
        with self.assertRaises(upward.PrivateError):
            self.ws.query_for_boss("trust", "2026-02-20")
        with self.assertRaises(upward.PrivateError):
            self.ws.render("trust", "text", "2026-02-20", for_boss=True)
        with self.assertRaises(upward.PrivateError):
            self.ws.append({"id": "e", "kind": "evidence", "date": "2026-02-23", "sign": 1,
                            "dimension": "competence", "weight": 1, "reason": "x",
                            "visibility": "shared"})

    def test_of_a_policy_or_a_limit_too(self):
        with self.assertRaises(upward.PolicyError):
            self.ws.set_policy({"trust": {"prior_weight": 0}})
        with self.assertRaises(upward.LimitError):
            self.ws.append("[" * 1_000_000)

    def test_of_what_json_cannot_say_is_pythons_own(self):
        with self.assertRaises(TypeError):
            self.ws.append({**AREA, "name": object()})
        with self.assertRaises(ValueError):
            self.ws.append({**AREA, "name": "\ud800"})
        with self.assertRaises(ValueError):
            self.ws.query("trust\0", "2026-02-20")

    def test_survives_pickling(self):
        with self.assertRaises(upward.UpwardError) as caught:
            self.ws.append("{}")
        again = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual(str(again), str(caught.exception))
        self.assertIs(type(again), type(caught.exception))


class TheTree(unittest.TestCase):
    def test_has_a_class_for_every_status(self):
        names = []
        while True:
            name = _library.decoded(_library.library.upward_status_name(len(names)))
            if name == "unknown":
                break
            names.append(name)
        self.assertEqual(["ok", *_errors.CLASSES], names)

    def test_is_public(self):
        for leaf in {*_errors.CLASSES.values(), upward.UpwardError}:
            self.assertTrue(issubclass(leaf, upward.UpwardError))
            self.assertIs(getattr(upward, leaf.__name__), leaf)
            self.assertIn(leaf.__name__, upward.__all__)

    def test_knows_every_status_of_the_header(self):
        text = HEADER.read_text()
        for name in _errors.CLASSES:
            self.assertIn(f"UPWARD_{name.upper()} = ", text)


if __name__ == "__main__":
    unittest.main()
