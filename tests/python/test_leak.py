# SPDX-License-Identifier: BSL-1.0
"""No private text reaches the boss, through Python or the command, of whatever kind the list has.

Every text and id of the private entries of the stories is marked, and of shared ones that are
withdrawn."""
import json
import unittest

import upward
from support import EXAMPLES, STORIES, CommandTest

MARKS = ("SECRET", "GONE")
TEXTS = {"about", "channel", "claim", "match", "measure", "name", "question", "reason", "text",
         "title", "topic", "unit", "value"}
WORDS = {"act", "after_miss", "criticality", "kind", "motive", "result", "role", "shift", "sort",
         "state", "trigger", "type", "visibility"}
FORMATS = ("text", "markdown", "ics")
DAY = "2026-04-03"
NEVER = ("plan", "trust", "rhythm", "needs", "calibration", "surprises", "what_if", "wake",
         "partnership")


def marked(value, mark, renamed, key=None):
    """A value of an entry with its texts marked, and the ids that have other names renamed."""
    if isinstance(value, dict):
        return {k: marked(v, mark, renamed, k) for k, v in value.items()}
    if isinstance(value, list):
        return [marked(v, mark, renamed, key) for v in value]
    if not isinstance(value, str) or key in WORDS:
        return value
    name, at, day = value.partition("@")
    if name in renamed:
        return renamed[name] + at + day
    return f"{mark} {value}" if mark and key in TEXTS else value


def document(story):
    """A story with marks, and with shared entries that were withdrawn."""
    read = json.loads((EXAMPLES / story).read_text(encoding="utf-8"))
    is_shared = lambda e: e.get("visibility") == "shared"
    renamed = {e["id"]: f"SECRET-{e['id']}" for e in read["log"] if not is_shared(e)}
    log = []
    for entry in read["log"]:
        shared = is_shared(entry)
        log.append(marked(entry, None if shared else "SECRET", renamed))
        if shared and entry["kind"] != "correction":
            gone = {**marked(entry, "GONE", renamed), "id": f"GONE-{entry['id']}"}
            log += [gone, {"id": f"taken-back-{entry['id']}", "kind": "correction",
                           "target": gone["id"], "withdraw": True}]
    read["log"] = log
    return read


def leak(text):
    return next((text[max(0, text.find(m) - 60):][:160] for m in MARKS if m in text), "")


class NothingPrivateCrosses(unittest.TestCase):
    def setUp(self):
        self.workspaces = [upward.Workspace.from_json(document(story)) for story in STORIES]

    def test_the_marks_are_there_to_be_found_and_shared_entries_cross(self):
        for ws in self.workspaces:
            self.assertIn("SECRET ", ws.query("log", DAY))
            self.assertIn("GONE", ws.to_json())
            self.assertTrue(ws.query_for_boss("log", DAY)["entries"])

    def test_in_no_answer_and_on_no_page(self):
        for ws in self.workspaces:
            for name in (kind.name for kind in upward.kinds() if kind.for_boss):
                self.assertEqual(leak(ws.query_for_boss(name, DAY)), "", name)
                for form in FORMATS:
                    try:
                        page = ws.render(name, form, DAY, for_boss=True)
                    except upward.UpwardError as error:
                        self.assertEqual(form, "ics")
                        page = str(error)
                    self.assertEqual(leak(page), "", name)

    def test_what_judges_and_what_if_are_refused(self):
        for ws in self.workspaces:
            for name in NEVER:
                with self.assertRaises(upward.PrivateError):
                    ws.query_for_boss(name, DAY)
                for form in FORMATS:
                    with self.assertRaises(upward.PrivateError):
                        ws.render(name, form, DAY, for_boss=True)
            with self.assertRaises(upward.PrivateError) as raised:
                ws.query_for_boss("what_if", DAY, withdraw=["SECRET-ana"])
            self.assertEqual(leak(str(raised.exception)), "")


class NothingPrivateIsPrinted(CommandTest):
    def test_for_the_boss(self):
        for story in STORIES:
            path = self.file(story, json.dumps(document(story)))
            self.assertIn("SECRET", self.output("log", path, "--on", DAY))
            for kind in upward.kinds():
                for form in ("text", "markdown", "json"):
                    done = self.run_command(kind.name, path, "--on", DAY, "--for-boss",
                                            "--format", form)
                    self.assertEqual(leak(done.stdout + done.stderr), "", kind.name)
                    self.assertEqual(done.returncode, 0 if kind.for_boss else 2, kind.name)

    def test_nor_what_would_be_if(self):
        path = self.file("story.json", json.dumps(document(STORIES[0])))
        line = self.complaint(2, "what_if", path, "--on", DAY, "--for-boss", "--withdraw",
                              "SECRET-ana")
        self.assertIn("not_for_boss", line)


if __name__ == "__main__":
    unittest.main()
