# SPDX-License-Identifier: BSL-1.0
import json
import pickle
import unittest

import upward


class AnAnswer(unittest.TestCase):
    def setUp(self):
        self.answer = upward.Workspace().query("trust", "2026-02-20")

    def test_is_the_text_of_the_query(self):
        self.assertIsInstance(self.answer, str)
        self.assertTrue(self.answer.startswith('{"areas":'))
        self.assertEqual(json.dumps(json.loads(self.answer), sort_keys=True, ensure_ascii=False,
                                    separators=(",", ":")), self.answer)

    def test_has_its_fields_by_name(self):
        self.assertEqual(self.answer["overall"], 0.4217)
        self.assertEqual(self.answer["dimensions"]["credibility"]["e"], 0.3)
        self.assertEqual(self.answer.get("binding"), "credibility")
        self.assertEqual(self.answer.get("no such field", 7), 7)
        with self.assertRaises(KeyError):
            self.answer["no such field"]

    def test_is_indexed_by_number_as_text(self):
        self.assertEqual(self.answer[0], "{")
        self.assertEqual(self.answer[-1], "}")
        self.assertEqual(self.answer[:2], '{"')

    def test_is_the_object_when_asked(self):
        self.assertEqual(self.answer.value, json.loads(self.answer))
        self.assertIs(self.answer.value, self.answer.value)
        self.assertEqual(dict(self.answer), self.answer.value)
        self.assertEqual(list(self.answer.keys()), sorted(self.answer.value))

    def test_parses_nothing_before(self):
        self.assertIsNone(self.answer._value)
        self.answer["overall"]
        self.assertIsNotNone(self.answer._value)

    def test_survives_pickling(self):
        again = pickle.loads(pickle.dumps(self.answer))
        self.assertEqual(again, self.answer)
        self.assertEqual(again["overall"], 0.4217)


if __name__ == "__main__":
    unittest.main()
