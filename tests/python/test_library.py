# SPDX-License-Identifier: BSL-1.0
"""How the package finds the library, and what it refuses."""
import os
import shutil
import subprocess
import sys
import unittest

from support import ROOT, FolderTest
from upward import _library

PACKAGE = ROOT / "bindings/python/upward"
LIBRARY = os.environ.get("UPWARD_LIBRARY", "")


@unittest.skipUnless(LIBRARY, "UPWARD_LIBRARY is not set")
class Finding(FolderTest):
    def import_with(self, *, package=None, **environment):
        kept = {name: value for name, value in os.environ.items() if name != "UPWARD_LIBRARY"}
        path = str(package.parent if package else PACKAGE.parent)
        return subprocess.run([sys.executable, "-c", "import upward; print(upward.version)"],
                              capture_output=True, text=True, timeout=120, check=False,
                              env={**kept, "PYTHONPATH": path, **environment})

    def test_takes_the_file_that_the_variable_names(self):
        self.assertEqual(self.import_with(UPWARD_LIBRARY=LIBRARY).stdout, "0.1.0\n")

    def test_takes_no_other_when_that_one_is_not_there(self):
        missing = str(self.folder / "none.so")
        done = self.import_with(UPWARD_LIBRARY=missing, LD_LIBRARY_PATH=os.path.dirname(LIBRARY))
        self.assertEqual(done.returncode, 1)
        self.assertIn("ImportError", done.stderr)
        self.assertIn(missing, done.stderr)

    def test_refuses_a_path_that_depends_on_where_one_is(self):
        self.assertIn("not an absolute path",
                      self.import_with(UPWARD_LIBRARY="libupward_c.so").stderr)

    def test_takes_the_one_beside_the_package(self):
        package = self.folder / "upward"
        shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(LIBRARY, package / _library._versioned_name())
        done = self.import_with(package=package)
        self.assertEqual(done.stdout, "0.1.0\n", done.stderr)

    def test_takes_the_one_that_the_system_knows_by_its_versioned_name(self):
        shutil.copy(LIBRARY, self.folder / _library._versioned_name())
        done = self.import_with(LD_LIBRARY_PATH=str(self.folder))
        self.assertEqual(done.stdout, "0.1.0\n", done.stderr)

    @unittest.skipIf(os.path.exists(PACKAGE / _library._versioned_name()), "one lies beside")
    def test_lists_what_was_tried(self):
        package = self.folder / "upward"
        shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
        done = self.import_with(package=package, LD_LIBRARY_PATH="")
        if done.returncode == 0:
            self.skipTest("the library is installed on this system")
        self.assertIn("Tried:", done.stderr)
        self.assertIn(str(package / _library._versioned_name()), done.stderr)

    def test_refuses_another_library(self):
        import ctypes.util
        other = ctypes.util.find_library("m")
        if not other or not os.path.isabs(other):
            other = next((p for p in ("/lib/x86_64-linux-gnu/libm.so.6",
                                      "/lib/aarch64-linux-gnu/libm.so.6") if os.path.exists(p)), None)
        if not other:
            self.skipTest("no other library is at hand")
        self.assertIn("is not the C library of upward",
                      self.import_with(UPWARD_LIBRARY=other).stderr)


class TheVersionOfTheLibrary(unittest.TestCase):
    def test_may_differ_in_the_patch_alone(self):
        _library.check_version(1000)
        _library.check_version(1007)
        for number in (0, 999, 2000, 1_000_000, 1_001_000):
            with self.subTest(number), self.assertRaisesRegex(ImportError, "0.1.0"):
                _library.check_version(number)


class TheName(unittest.TestCase):
    def test_has_the_minor_version_while_the_major_one_is_0(self):
        if sys.platform == "linux":
            self.assertEqual(_library._versioned_name(), "libupward_c.so.0.1")


if __name__ == "__main__":
    unittest.main()
