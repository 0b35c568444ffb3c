# SPDX-License-Identifier: BSL-1.0
"""The stories at every checkpoint, through Python and the command: the same bytes.

The table is tests/data/stories.txt.
"""

import json
import os
import subprocess
import unittest
from pathlib import Path

import upward

EXAMPLES = Path(os.environ["UPWARD_EXAMPLES"])
TABLE = Path(os.environ["UPWARD_TEST_DATA"]) / "stories.txt"
COMMAND = os.environ["UPWARD_COMMAND"]


def checkpoints():
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            story, kind, day, parameters, pointer, value = (c.strip() for c in line.split("|"))
            yield story, kind, day, json.loads(parameters or "{}"), pointer, json.loads(value)


def at(answer, pointer):
    for part in pointer.split("/")[1:]:
        answer = answer[int(part)] if isinstance(answer, list) else answer[part]
    return answer


def options(parameters):
    """The parameters of a query as the command takes them."""
    words = []
    for name, value in parameters.items():
        for item in value if isinstance(value, list) else [value]:
            words.append("--" + name.replace("_", "-"))
            words.append(item if isinstance(item, str) else json.dumps(item))
    return words


class Stories(unittest.TestCase):
    def setUp(self):
        self.workspaces = {
            name: upward.Workspace.load(EXAMPLES / f"{name}.json")
            for name in sorted({row[0] for row in checkpoints()})
        }

    def tearDown(self):
        for workspace in self.workspaces.values():
            workspace.close()

    def test_every_number_holds_through_python_and_the_command(self):
        checked = 0
        asked = {}
        for story, kind, day, parameters, pointer, value in checkpoints():
            with self.subTest(story=story, kind=kind, day=day, pointer=pointer):
                answer = self.workspaces[story].query(kind, day, **parameters)
                self.assertEqual(at(json.loads(answer), pointer), value)

                question = (story, kind, day, json.dumps(parameters))
                if question not in asked:
                    command = [COMMAND, kind, EXAMPLES / f"{story}.json", "--on", day,
                               "--format", "json", *options(parameters)]
                    asked[question] = subprocess.run(command, capture_output=True, check=True).stdout
                self.assertEqual(asked[question], answer.encode() + b"\n")
                checked += 1
        self.assertGreaterEqual(checked, 50)


if __name__ == "__main__":
    unittest.main()
