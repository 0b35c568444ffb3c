# SPDX-License-Identifier: BSL-1.0
"""The command: the same bytes as the query, files that are kept whole, and errors that say where."""
import concurrent.futures
import datetime
import json
import os
import pathlib
import stat
import subprocess
import unittest

import upward
from support import AREA, DAYS, EXAMPLES, SALES, STORIES, CommandTest

STORY = EXAMPLES / "new_report.json"


class Asking(CommandTest):
    def test_json_is_the_answer_of_the_query(self):
        for story in STORIES:
            ws = upward.Workspace.load(EXAMPLES / story)
            for kind in upward.kinds():
                for day in DAYS:
                    with self.subTest(story=story, kind=kind.name, day=day):
                        self.assertEqual(
                            self.output(kind.name, EXAMPLES / story, "--on", day, "--format", "json"),
                            ws.query(kind.name, day) + "\n")

    def test_text_and_markdown_are_as_rendered(self):
        ws = upward.Workspace.load(STORY)
        for kind in upward.kinds():
            for form in ("text", "markdown"):
                with self.subTest(kind=kind.name, format=form):
                    self.assertEqual(
                        self.output(kind.name, STORY, "--on", "2026-02-20", "--format", form),
                        ws.render(kind.name, form, "2026-02-20"))

    def test_text_is_what_is_printed_without_a_format(self):
        self.assertEqual(self.output("plan", STORY, "--on", "2026-02-20"),
                         self.output("plan", STORY, "--on", "2026-02-20", "--format", "text"))

    def test_parameters_are_options(self):
        ws = upward.Workspace.load(STORY)

        def asked(*arguments):
            return self.output(*arguments, "--on", "2026-02-20", "--format", "json")[:-1]

        self.assertEqual(asked("plan", STORY, "--days", "10"), ws.query("plan", "2026-02-20", days=10))
        self.assertEqual(asked("trust", STORY, "--target", "0.8", "--explain"),
                         ws.query("trust", "2026-02-20", target=0.8, explain=True))
        entries = self.file("more.json", json.dumps([AREA, SALES], indent=1))
        self.assertEqual(asked("what_if", STORY, "--add", entries, "--withdraw", "billing"),
                         ws.query("what_if", "2026-02-20", add=[AREA, SALES], withdraw=["billing"]))
        self.assertEqual(
            asked("what-if", STORY, "--add", json.dumps(AREA), "--withdraw", "dana", "--withdraw", "felix"),
            ws.query("what_if", "2026-02-20", add=[AREA], withdraw=["dana", "felix"]))
        for given in (["--add", json.dumps(AREA), "--add", json.dumps(SALES)],
                      ["--add", json.dumps([AREA, SALES])]):
            self.assertEqual(asked("what_if", STORY, *given),
                             ws.query("what_if", "2026-02-20", add=[AREA, SALES]))

    def test_a_dash_is_standard_input(self):
        self.assertEqual(self.output("trust", "-", "--on", "2026-02-20", given=STORY.read_text()),
                         self.output("trust", STORY, "--on", "2026-02-20"))
        self.assertEqual(
            self.output("what_if", STORY, "--on", "2026-02-20", "--add", "-", given=json.dumps(AREA)),
            self.output("what_if", STORY, "--on", "2026-02-20", "--add", json.dumps(AREA)))
        self.assertIn("only one", self.complaint(2, "what_if", "-", "--on", "2026-02-20", "--add", "-"))

    def test_it_is_today_unless_a_day_is_named(self):
        for kind in ("plan", "calibration"):
            days = {datetime.date.today()}
            asked = self.output(kind, STORY)
            days.add(datetime.date.today())
            self.assertIn(asked, [self.output(kind, STORY, "--on", day.isoformat()) for day in days])

    def test_today_is_the_date_of_the_clock_on_the_wall(self):
        before = datetime.date.today()
        answer = json.loads(self.output("log", STORY, "--on", "today", "--format", "json"))
        self.assertIn(answer["as_of"], (str(before), str(datetime.date.today())))

    def test_the_width_is_kept(self):
        text = self.output("plan", STORY, "--on", "2026-02-20", "--width", "50")
        self.assertLessEqual(max(map(len, text.splitlines()[1:])), 50)

    def test_sentences_may_be_replaced(self):
        fine = self.file("fine.txt", "# ours\n")
        self.output("plan", STORY, "--on", "2026-02-20", "--messages", fine)
        wrong = self.file("wrong.txt", "# ours\nno.such.message = Never\n")
        line = self.complaint(1, "plan", STORY, "--on", "2026-02-20", "--messages", wrong)
        self.assertRegex(line, rf"\A{wrong}:2:1: unknown_key: ")

    def test_the_boss_is_answered_from_shared_entries_alone(self):
        ws = upward.Workspace.load(STORY)
        self.assertEqual(
            self.output("log", STORY, "--on", "2026-02-20", "--for-boss", "--format", "json"),
            ws.query_for_boss("log", "2026-02-20") + "\n")
        for form in ("text", "json"):
            line = self.complaint(2, "trust", STORY, "--on", "2026-02-20", "--for-boss", "--format", form)
            self.assertRegex(line, r"\A--for-boss: not_for_boss: ")


class Colours(CommandTest):
    def shown(self, **environment):
        return self.on_a_terminal(0, "trust", STORY, "--on", "2026-02-20", **environment)

    def test_are_for_terminals(self):
        self.assertIn("\033[", self.shown())
        self.assertNotIn("\033", self.output("trust", STORY, "--on", "2026-02-20"))

    def test_are_left_out_when_the_user_says_so(self):
        self.assertNotIn("\033", self.shown(NO_COLOR="1"))
        self.assertNotIn("\033", self.shown(TERM="dumb"))


class KeepingForecasts(CommandTest):
    def test_says_how_many_are_new_and_keeps_each_once(self):
        path = self.file("work.json", STORY.read_text())
        ws = upward.Workspace.load(STORY)
        kept = ws.keep_forecasts("2026-02-20")
        self.assertEqual(self.output("keep", path, "--on", "2026-02-20"),
                         f"{path}: {kept} new forecasts\n")
        self.assertEqual(pathlib.Path(path).read_text(), ws.to_json())
        self.assertEqual(self.output("keep", path, "--on", "2026-02-20", "--days", "5"),
                         f"{path}: 0 new forecasts\n")
        ws.keep_forecasts("2026-02-20", 1)
        self.output("keep", path, "--on", "2026-02-20", "--days", "1")
        self.assertEqual(pathlib.Path(path).read_text(), ws.to_json())

    def test_tells_what_is_wrong(self):
        path = self.file("work.json", '{"upward": 1}')
        self.assertIn("--on", self.complaint(2, "keep", path, "--on", "2026-02-30"))
        self.complaint(2, "keep", path, "--on", "2026-02-20", "--days", "21")
        self.complaint(2, "keep", "-", "--on", "2026-02-20", given='{"upward": 1}')
        self.complaint(3, "keep", self.folder / "none.json", "--on", "2026-02-20")
        self.assertEqual(pathlib.Path(path).read_text(), '{"upward": 1}')


class Appending(CommandTest):
    def setUp(self):
        super().setUp()
        self.path = self.file("work.json", '{"upward": 1}')

    def log(self):
        return json.loads(pathlib.Path(self.path).read_text())["log"]

    def test_says_how_many_were_new_and_adds_nothing_twice(self):
        entries = self.file("entries.json", json.dumps([AREA, SALES]))
        self.assertEqual(self.output("append", self.path, entries),
                         f"{self.path}: 2 new entries, 2 in all\n")
        before = os.stat(self.path)
        self.assertEqual(self.output("append", self.path, entries),
                         f"{self.path}: 0 new entries, 2 in all\n")
        after = os.stat(self.path)
        self.assertEqual((before.st_ino, before.st_mtime_ns), (after.st_ino, after.st_mtime_ns))

    def test_takes_one_entry_from_standard_input(self):
        for arguments in ((), ("-",)):
            self.file("work.json", '{"upward": 1}')
            self.assertIn(": 1 new entry, 1 in all",
                          self.output("append", self.path, *arguments, given=json.dumps(AREA)))
            self.assertEqual(self.log(), [AREA])

    def test_writes_canonical_json(self):
        self.output("append", self.path, given=json.dumps(AREA))
        text = pathlib.Path(self.path).read_text()
        self.assertEqual(text, upward.Workspace.from_json({"upward": 1, "log": [AREA]}).to_json())

    def test_keeps_permissions_and_links_and_leaves_nothing_behind(self):
        os.chmod(self.path, 0o640)
        link = self.folder / "link.json"
        link.symlink_to(self.path)
        self.output("append", link, given=json.dumps(AREA))
        self.assertTrue(link.is_symlink())
        self.assertEqual(stat.S_IMODE(os.stat(self.path).st_mode), 0o640)
        self.assertEqual(self.log(), [AREA])
        self.assertEqual(sorted(os.listdir(self.folder)), ["link.json", "work.json"])

    def test_that_fails_leaves_the_file_as_it_was(self):
        before = pathlib.Path(self.path).read_bytes()
        wrong = self.file("wrong.json", json.dumps([AREA]) [:-1] + ',\n {"id":"b","kind":"aera","date":"2026-02-23"}]')
        line = self.complaint(1, "append", self.path, wrong)
        self.assertRegex(line, rf"\A{wrong}:2:\d+: unknown_kind: .*\(at /1/kind\)\Z")
        line = self.complaint(1, "append", self.path, given="{")
        self.assertRegex(line, r"\Astandard input:1:\d+: syntax: ")
        self.assertEqual(pathlib.Path(self.path).read_bytes(), before)

    def test_needs_a_file_that_can_be_changed(self):
        self.complaint(3, "append", self.folder / "none.json", given="[]")
        self.complaint(3, "append", self.folder, given="[]")
        self.complaint(3, "append", "/dev/null", given="[]")
        self.complaint(3, "append", self.path, self.folder / "none.json")
        self.assertIn("standard input", self.complaint(2, "append", "-", given="[]"))

    @unittest.skipIf(os.geteuid() == 0, "root may write everything")
    def test_respects_a_file_that_is_for_reading(self):
        os.chmod(self.path, 0o440)
        self.complaint(3, "append", self.path, given="[]")

    def test_at_the_same_time_loses_nothing(self):
        def append(number):
            return self.output("append", self.path, given=json.dumps({**AREA, "id": f"a-{number}"}))

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(append, range(24)))
        self.assertEqual({e["id"] for e in self.log()}, {f"a-{n}" for n in range(24)})


class Keeping(CommandTest):
    def test_check_says_that_a_file_is_fine(self):
        for story in STORIES:
            number = len(upward.Workspace.load(EXAMPLES / story))
            self.assertEqual(self.output("check", EXAMPLES / story),
                             f"{EXAMPLES / story}: fine, {number} entries\n")
        self.assertEqual(self.output("check", "-", given='{"upward":1}'),
                         "standard input: fine, 0 entries\n")

    def test_check_says_what_is_wrong_and_where(self):
        path = self.file("work.json", '{"upward":1,\n "zoen":"UTC"}')
        self.assertRegex(self.complaint(1, "check", path),
                         rf"\A{path}:2:2: unknown_key: .*\(at /zoen\)\Z")
        path = self.file("work.json", '{"upward":1,\n "log":[')
        self.assertRegex(self.complaint(1, "check", path), rf"\A{path}:2:\d+: syntax: ")
        self.assertRegex(self.complaint(1, "check", self.file("empty.json", "")), r": syntax: ")

    def test_a_file_cannot_act_on_the_terminal_by_its_errors(self):
        path = self.file("work.json", '{"upward":1,"\x7f\u009b31m\u202e\\u001b[2J":0}')
        line = self.complaint(1, "check", path)
        self.assertFalse({"\x1b", "\x7f", "\u009b", "\u202e"} & set(line), line)

    def test_policy_is_shown(self):
        ws = upward.Workspace.load(STORY)
        self.assertEqual(json.loads(self.output("policy", STORY)), ws.policy)

    def test_policy_is_set(self):
        path = self.story()
        self.output("policy", path, "--set", '{"trust":{"prior_weight":3}}')
        self.assertEqual(upward.Workspace.load(path).policy["trust"]["prior_weight"], 3)
        self.output("policy", path, "--set", self.file("policy.json", "{}"))
        self.assertEqual(upward.Workspace.load(path).policy["trust"]["prior_weight"], 2)
        line = self.complaint(1, "policy", path, "--set", '{"trust":{"prior_weight":0}}')
        self.assertRegex(line, r"\A--set:1:\d+: invalid_policy: ")

    def test_schema_is_that_of_the_library(self):
        self.assertEqual(self.output("schema"), upward.schema() + "\n")

    def test_new_id_is_one(self):
        self.assertRegex(self.output("new-id"), r"\A[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f-]{17}\n\Z")


class TheCommandLine(CommandTest):
    def test_version(self):
        self.assertEqual(self.output("--version"), f"upward {upward.version}\n")

    def test_help_lists_every_kind_and_the_exit_codes(self):
        text = self.output("--help")
        for kind in upward.kinds():
            self.assertRegex(text, rf"(?m)^  {kind.name}\b")
            self.assertIn(kind.summary, " ".join(text.split()))
        for word in ("append", "check", "policy", "schema", "new-id", "Exit codes"):
            self.assertIn(word, text)

    def test_help_of_a_kind_has_its_parameters_and_examples(self):
        for kind in upward.kinds():
            text = self.output(kind.name, "--help")
            self.assertIn(f"upward {kind.name} work.json --on", text)
            for parameter in kind.parameters:
                self.assertIn("--" + parameter.name.replace("_", "-"), text)
                self.assertIn(parameter.summary, " ".join(text.split()))

    def test_is_at_fault_with_exit_code_2(self):
        for arguments, part in (
                ((), "subcommand"),
                (("nope",), "there is no command nope"),
                (("plan", "--on", "2026-02-20"), "FILE"),
                (("plan", STORY, "--on", "2026-02-30"), "--on: invalid_date"),
                (("plan", STORY, "--on", "2026-02-20", "--days", "x"), "--days: not a whole number"),
                (("plan", STORY, "--on", "2026-02-20", "--days", "261"), "--days: out_of_range"),
                (("trust", STORY, "--on", "2026-02-20", "--target", "2"), "--target: out_of_range"),
                (("trust", STORY, "--on", "2026-02-20", "--target", "nan"), "--target: not a number"),
                (("what_if", STORY, "--on", "2026-02-20", "--withdraw", "none"), "--withdraw: "),
                (("plan", STORY, "--on", "2026-02-20", "--format", "html"), "html"),
                (("plan", STORY, "--on", "2026-02-20", "--width", "39"), "39"),
                (("plan", STORY, "--on", "2026-02-20", "--nope"), "--nope")):
            with self.subTest(arguments):
                self.assertIn(part, self.complaint(2, *arguments))

    def test_an_entry_that_is_supposed_has_its_place_in_its_own_text(self):
        wrong = self.file("more.json", '[\n {"id":"a","kind":"area","date":"2026-02-23","nmae":"x"}]')
        line = self.complaint(1, "what_if", STORY, "--on", "2026-02-20", "--add", wrong)
        self.assertRegex(line, rf"\A{wrong}:2:\d+: unknown_key: .*\(at /0/nmae\)\Z")
        line = self.complaint(1, "what_if", STORY, "--on", "2026-02-20", "--add",
                              '{"id":"a","kind":"area","date":"2026-02-23","nmae":"x"}')
        self.assertRegex(line, r"\A--add:1:\d+: unknown_key: .*\(at /nmae\)\Z")
        line = self.complaint(1, "what_if", STORY, "--on", "2026-02-20", "--add", json.dumps(AREA),
                              "--add", self.file("one.json", '\n\n{"id":"a"'))
        self.assertRegex(line, r"one.json:\d:\d+: syntax: ")
        line = self.complaint(2, "what_if", STORY, "--on", "2026-02-20", "--add", "[]", "--add", "[]")
        self.assertIn("a list is given alone", line)

    def test_a_file_that_cannot_be_read_is_exit_code_3(self):
        self.assertIn("none.json: cannot be read", self.complaint(3, "check", self.folder / "none.json"))
        self.complaint(3, "plan", self.folder, "--on", "2026-02-20")

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full here")
    def test_a_full_disk_is_exit_code_3(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([os.environ["UPWARD_COMMAND"], "schema"], stdout=full,
                                  stderr=subprocess.PIPE, text=True, timeout=120, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn("standard output", done.stderr)


if __name__ == "__main__":
    unittest.main()
