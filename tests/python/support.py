# SPDX-License-Identifier: BSL-1.0
"""What the tests of Python and of the command share: the source tree, the stories, the command."""
import os
import pathlib
import pty
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = pathlib.Path(os.environ.get("UPWARD_EXAMPLES", ROOT / "examples"))
HEADER = ROOT / "capi/include/upward/upward.h"

STORIES = ("new_report.json", "coach.json")
DAYS = ("2026-01-05", "2026-02-20", "2026-04-03")

AREA = {"id": "area-1", "kind": "area", "date": "2026-02-23", "name": "Billing"}
SALES = {"id": "area-2", "kind": "area", "date": "2026-02-23", "name": "Sales"}


class FolderTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="upward-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def story(self, name="new_report.json"):
        """A copy of a story, to be changed."""
        return shutil.copy(EXAMPLES / name, self.folder / name)


@unittest.skipUnless("UPWARD_COMMAND" in os.environ, "the command is not built")
class CommandTest(FolderTest):
    """A test that runs the command."""

    def run_command(self, *arguments, given="", **environment):
        return subprocess.run([os.environ["UPWARD_COMMAND"], *map(str, arguments)], input=given,
                              capture_output=True, text=True, encoding="utf-8", timeout=120,
                              env={**os.environ, **environment}, check=False)

    def output(self, *arguments, **more):
        """What a run prints that is fine."""
        done = self.run_command(*arguments, **more)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.returncode, 0)
        return done.stdout

    def complaint(self, code, *arguments, **more):
        """What a run complains of that ends with that exit code: one line, nothing printed."""
        done = self.run_command(*arguments, **more)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, r"\Aupward: [^\n]+\n\Z")
        return done.stderr[len("upward: "):-1]

    def on_a_terminal(self, code, *arguments, stream="stdout", **environment):
        """What a run that ends with that exit code writes to a stream that is a terminal."""
        try:
            leader, follower = pty.openpty()
        except OSError:
            self.skipTest("this system has no terminals to give")
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, stream: follower}
        clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
        with subprocess.Popen([os.environ["UPWARD_COMMAND"], *map(str, arguments)], **streams,
                              env={**clean, "TERM": "xterm", **environment}) as process:
            os.close(follower)
            printed = b""
            try:
                while chunk := os.read(leader, 65536):
                    printed += chunk
            except OSError:  # the other end is closed
                pass
            os.close(leader)
            self.assertEqual(process.wait(timeout=120), code)
        return printed.decode().replace("\r\n", "\n")
