# SPDX-License-Identifier: BSL-1.0
"""The README shows a program and its output as they are."""

import os
import re
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


if __name__ == "__main__":
    unittest.main()
