# SPDX-License-Identifier: BSL-1.0
"""The package, the list of exported names and the version say what upward.h says; and each of its
functions is documented."""
import ctypes
import re
import unittest

import upward
from support import HEADER, ROOT
from upward import _library, _signatures

TEXT = HEADER.read_text()
CODE = re.sub(r"/\*.*?\*/", " ", TEXT, flags=re.S)

SCALARS = {"int32_t": ctypes.c_int32, "uint32_t": ctypes.c_uint32, "int64_t": ctypes.c_int64,
           "size_t": ctypes.c_size_t, "void": None}
HANDLES = {"upward_error": _signatures.Error, "upward_text": _signatures.Text,
           "upward_workspace": _signatures.Workspace,
           "upward_recurrence": _signatures.Recurrence}
STRUCTS = {"upward_render_options": _signatures.RenderOptions, "upward_kind": _signatures.KindRow,
           "upward_import_options": _signatures.ImportOptions,
           "upward_parameter": _signatures.ParameterRow,
           "upward_recurrence_options": _signatures.RecurrenceOptions,
           "upward_civil_time": _signatures.CivilTime}


def ctypes_of(declaration):
    """The type in ctypes of `const upward_text* text` and the like."""
    words = re.sub(r"\bconst\b", "", declaration).replace("*", " * ").split()
    name, stars = words[0], words.count("*")
    if name == "char":
        return ctypes.c_char_p
    if name in HANDLES:
        return HANDLES[name] if stars == 1 else ctypes.POINTER(HANDLES[name])
    if name in STRUCTS:
        return ctypes.POINTER(STRUCTS[name])
    return ctypes.POINTER(SCALARS[name]) if stars else SCALARS[name]


def declared():
    """Each function: its name, the types of its arguments and of its result."""
    for result, name, arguments in re.findall(
            r"UPWARD_API\s+([\w\s*]+?)\b(upward_\w+)\s*\(([^)]*)\)\s*UPWARD_NOEXCEPT;", CODE):
        types = [] if arguments.strip() == "void" else [ctypes_of(a) for a in arguments.split(",")]
        yield name, types, ctypes_of(result)


class TheTable(unittest.TestCase):
    def test_has_every_function_as_the_header_declares_it(self):
        table = {name: (arguments, result) for name, arguments, result in _signatures.SIGNATURES}
        # Bytes that the library owns: c_char_p would lose the pointer.
        self.assertIs(table["upward_text_data"][1], _signatures.Bytes)
        table["upward_text_data"] = (table["upward_text_data"][0], ctypes.c_char_p)
        functions = {name: (arguments, result) for name, arguments, result in declared()}
        self.assertEqual(len(functions), CODE.count("UPWARD_API ") - CODE.count("define UPWARD_API "))
        self.assertEqual(table, functions)
        self.assertEqual(len(table), len(_signatures.SIGNATURES))

    def test_has_every_struct_with_its_members(self):
        for name, struct in STRUCTS.items():
            body = re.search(rf"typedef struct {name} \{{(.*?)\}} {name};", CODE, re.S)[1]
            members = [(m.split()[-1].lstrip("*"), ctypes_of(m)) for m in body.split(";") if m.strip()]
            self.assertEqual(struct._fields_, members, name)

    def test_has_the_constants(self):
        for name, number in _signatures.FORMATS.items():
            self.assertRegex(CODE, rf"UPWARD_FORMAT_{name.upper()} = {number}\b")
        for number, name in _signatures.TYPES.items():
            self.assertRegex(CODE, rf"UPWARD_TYPE_{name.upper()} = {number}\b")
        for name, number in _signatures.GAPS.items():
            self.assertRegex(CODE, rf"UPWARD_GAPS_{name.upper()} = {number}\b")
        self.assertEqual(CODE.count("UPWARD_TYPE_"), len(_signatures.TYPES))
        self.assertIn(f"#define UPWARD_NEW_ID_SIZE {_signatures.NEW_ID_SIZE}\n", CODE)

    def test_gives_each_handle_a_type_of_its_own(self):
        self.assertEqual(len(set(HANDLES.values())), len(HANDLES))
        with self.assertRaises(ctypes.ArgumentError):
            _library.library.upward_text_size(_signatures.Workspace())


class TheList(unittest.TestCase):
    def test_of_exported_names_is_that_of_the_header(self):
        lines = (ROOT / "capi/symbols.txt").read_text().splitlines()
        listed = [line for line in lines if line and not line.startswith("#")]
        self.assertEqual(listed, sorted(name for name, _, _ in declared()))


class TheHeader(unittest.TestCase):
    def test_has_a_comment_before_each_function_that_says_since_when(self):
        documented = re.findall(r"/\*\*((?:(?!\*/).)*)\*/\s*UPWARD_API[\w\s*]+?\b(upward_\w+)\s*\(",
                                TEXT, re.S)
        self.assertEqual([name for _, name in documented], [name for name, _, _ in declared()])
        for comment, name in documented:
            self.assertRegex(comment, r"Since\s+(\*\s+)?\d+\.\d+\.", name)

    def test_has_statuses_in_the_comment_of_each_function_that_returns_one(self):
        for comment, name in re.findall(
                r"/\*\*((?:(?!\*/).)*)\*/\s*UPWARD_API int32_t\s+(upward_\w+)\s*\([^)]*error\)",
                TEXT, re.S):
            if not name.startswith("upward_error_"):
                self.assertRegex(comment, "Fails|failures", name)


class TheVersion(unittest.TestCase):
    def test_is_the_same_everywhere(self):
        header = (ROOT / "include/upward/core/version.hpp").read_text()
        number = re.search(r'#define UPWARD_VERSION_STRING "([\d.]+)"', header)[1]
        self.assertEqual(upward.__version__, number)
        self.assertEqual(upward.version, number)
        self.assertEqual(upward.build_info()["upward"], number)
        self.assertIn(f'#define UPWARD_VERSION_STRING "{number}"', TEXT)

    def test_is_what_the_package_takes(self):
        project = (ROOT / "bindings/python/pyproject.toml").read_text()
        self.assertIn('version = { attr = "upward._version.__version__" }', project)


class TheExampleInTheHeader(unittest.TestCase):
    def test_is_a_function_of_about_fifteen_lines(self):
        example = re.search(r"int ask\(.*?\n \*     \}\n", TEXT, re.S)[0]
        self.assertLessEqual(example.count("\n"), 20)
        for name in re.findall(r"\b(upward_\w+)\(", example):
            self.assertIn(name, {name for name, _, _ in declared()})


if __name__ == "__main__":
    unittest.main()
