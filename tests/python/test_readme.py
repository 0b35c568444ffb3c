# SPDX-License-Identifier: BSL-1.0
"""The README shows a program and its output as they are."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import unittest
from pathlib import Path

EXAMPLES = Path(os.environ["UPWARD_EXAMPLES"])
README = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")


def block(language):
    return re.search(rf"```{language}\n(.*?)```", README, re.DOTALL).group(1)


class Readme(unittest.TestCase):
    def test_its_program_is_the_example(self):
        self.assertEqual(block("cpp"), (EXAMPLES / "plan.cpp").read_text(encoding="utf-8"))

    def test_its_output_is_what_the_example_prints(self):
        printed = (EXAMPLES / "expected" / "plan.txt").read_text(encoding="utf-8")
        self.assertEqual(block("text"), printed)

    def test_its_workspace_can_be_opened(self):
        import upward

        with upward.Workspace.from_json(block("json")) as workspace:
            self.assertEqual(workspace.query("trust", "2026-02-04")["binding"], "sincerity")

    def test_its_recurrence_prints_what_it_shows(self):
        program, printed = re.search(
            r"```python\n((?:(?!```).)*Recurrence.*?)```\n\n```text\n(.*?)```", README,
            re.DOTALL).groups()
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(program, {})
        self.assertEqual(output.getvalue(), printed)

    def test_its_table_has_a_line_for_every_kind_of_entry(self):
        import upward

        kinds = {name.removeprefix("kind_") for name in upward.schema().value["$defs"]
                 if name.startswith("kind_")}
        queries = {kind.name for kind in upward.kinds()} | {"all", "every window"}
        rows = re.findall(r"^\| (`[a-z_`, ]+`) \| (\S.*) \| (.+) \|$",
                          README.split("## What an entry can say")[1].split("\n## ")[0],
                          re.MULTILINE)
        listed = [name for row in rows for name in re.findall(r"`([a-z_]+)`", row[0])]
        self.assertEqual(sorted(listed), sorted(kinds))
        for names, _, readers in rows:
            with self.subTest(kind=names):
                self.assertLessEqual({r.strip("`") for r in readers.split(", ")}, queries)

    @unittest.skipUnless("UPWARD_COMMAND" in os.environ, "the command is not built")
    def test_its_command_prints_what_it_shows(self):
        line, printed = re.fullmatch(r"\$ upward ([^\n]+)\n(.*)", block("console"),
                                     re.DOTALL).groups()
        done = subprocess.run([os.environ["UPWARD_COMMAND"], *shlex.split(line)],
                              capture_output=True, text=True, timeout=120, check=True)
        self.assertEqual(done.stdout, printed)


if __name__ == "__main__":
    unittest.main()
