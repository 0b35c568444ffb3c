# SPDX-License-Identifier: BSL-1.0
"""The vcpkg port and the Conan recipe tell the same story as the build: the version, the licence,
the options and the libraries that they name are those of the source tree. Neither tool is needed."""
import ast
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PORT = ROOT / "packaging/vcpkg/ports/upward"
CMAKE = (ROOT / "CMakeLists.txt").read_text()
DEPENDENCIES = (ROOT / "cmake/dependencies.cmake").read_text()

# A folder of boost/ whose name is not that of its vcpkg port.
PORT_OF_FOLDER = {"archive": "serialization"}


def version():
    header = (ROOT / "include/upward/core/version.hpp").read_text()
    parts = [re.search(rf"#define UPWARD_VERSION_{part} (\d+)", header)[1]
             for part in ("MAJOR", "MINOR", "PATCH")]
    return ".".join(parts)


def cmake_options():
    return set(re.findall(r"^option\((UPWARD_\w+)", CMAKE, re.M))


def licence():
    """The SPDX name of the text in LICENSE."""
    first = (ROOT / "LICENSE").read_text().splitlines()[0]
    return {"Boost Software License - Version 1.0 - August 17th, 2003": "BSL-1.0"}[first]


def boost_libraries(*folders):
    """The Boost libraries that files below these folders include, by the names of their ports."""
    found = set()
    for folder in folders:
        for file in (ROOT / folder).rglob("*.[hc]pp"):
            for name in re.findall(r"#include <boost/(\w+)", file.read_text()):
                found.add("boost-" + PORT_OF_FOLDER.get(name, name).replace("_", "-"))
    return found


def names(dependencies):
    return {d if isinstance(d, str) else d["name"] for d in dependencies
            if isinstance(d, str) or not d.get("host")}


class TheVersion(unittest.TestCase):
    def test_is_that_of_the_header_in_the_c_face(self):
        face = (ROOT / "capi/include/upward/upward.h").read_text()
        for part, number in zip(("MAJOR", "MINOR", "PATCH"), version().split(".")):
            self.assertRegex(face, rf"#define UPWARD_VERSION_{part} {number}\b")

    def test_names_the_node_of_exported_symbols(self):
        major, minor, _ = version().split(".")
        node = f"UPWARD_{major}" if major != "0" else f"UPWARD_0.{minor}"
        self.assertIn(f"{node} {{", (ROOT / "capi/upward.map").read_text())


class TheVcpkgPort(unittest.TestCase):
    def setUp(self):
        self.manifest = json.loads((PORT / "vcpkg.json").read_text())
        self.portfile = (PORT / "portfile.cmake").read_text()

    def feature_dependencies(self, feature):
        return names(self.manifest["features"][feature]["dependencies"])

    def test_has_the_version_and_the_licence_of_the_library(self):
        self.assertEqual(self.manifest["name"], "upward")
        self.assertEqual(self.manifest["version-semver"], version())
        self.assertEqual(self.manifest["license"], licence())

    def test_sets_only_options_that_the_build_has(self):
        set_to = set(re.findall(r"-D(UPWARD_\w+)=", self.portfile))
        features = set(re.findall(r"^\s+\w+ (UPWARD_\w+)\)?$", self.portfile, re.M))
        self.assertTrue(features)
        self.assertLessEqual(set_to | features, cmake_options())

    def test_gives_each_feature_to_one_option(self):
        features = dict(re.findall(r"^\s+(\w+) (UPWARD_\w+)\)?$", self.portfile, re.M))
        self.assertEqual(features, {"command": "UPWARD_BUILD_COMMAND",
                                    "serialization": "UPWARD_SERIALIZATION"})
        self.assertEqual(set(self.manifest["features"]), set(features))

    def test_depends_on_every_boost_library_that_is_included(self):
        outside_features = boost_libraries("include/upward", "src") - {"boost-serialization"}
        self.assertLessEqual(outside_features - {"boost-system"}, names(self.manifest["dependencies"]))

    def test_gives_its_features_what_they_need(self):
        self.assertEqual(self.feature_dependencies("serialization"), {"boost-serialization"})
        self.assertEqual(self.feature_dependencies("command"), {"cli11"})
        self.assertNotIn("boost-serialization", names(self.manifest["dependencies"]))

    def test_tells_of_targets_that_are_installed(self):
        told = set(re.findall(r"upward::(\w+)", (PORT / "usage").read_text()))
        made = set(re.findall(r"upward::(\w+) ALIAS", (ROOT / "cmake/libraries.cmake").read_text()))
        self.assertLessEqual(told, made)

    def test_has_no_dependency_that_the_build_does_not_look_for(self):
        packages = set(re.findall(r"find_package\((\w+)", DEPENDENCIES)) - {"doctest"}
        self.assertEqual(packages, {"Boost", "CLI11"})


class TheConanRecipe(unittest.TestCase):
    def setUp(self):
        self.text = (ROOT / "packaging/conan/conanfile.py").read_text()
        recipe = next(node for node in ast.parse(self.text).body if isinstance(node, ast.ClassDef))
        self.fields = {}
        for node in recipe.body:
            if isinstance(node, ast.Assign):
                try:
                    self.fields[node.targets[0].id] = ast.literal_eval(node.value)
                except ValueError:
                    pass  # not a plain value

    def test_reads_its_version_from_the_header(self):
        self.assertNotIn("version", self.fields)
        self.assertIn("include/upward/core/version.hpp", self.text)
        self.assertRegex((ROOT / "include/upward/core/version.hpp").read_text(),
                         rf'#define UPWARD_VERSION_STRING "{version()}"')

    def test_has_the_name_and_the_licence_of_the_library(self):
        self.assertEqual(self.fields["name"], "upward")
        self.assertEqual(self.fields["license"], licence())

    def test_sets_every_option_of_the_build_that_is_not_for_our_own_work(self):
        set_to = set(re.findall(r'cache_variables\["(UPWARD_\w+)"\]', self.text))
        self.assertLessEqual(set_to, cmake_options())
        self.assertEqual(cmake_options() - set_to,
                         {"UPWARD_BUILD_FUZZERS", "UPWARD_INSTALL_PYTHON"})

    def test_has_an_option_for_each_feature_of_the_vcpkg_port(self):
        features = json.loads((PORT / "vcpkg.json").read_text())["features"]
        options = {name for name in self.fields["options"] if name.startswith("with_")}
        self.assertEqual(options, {f"with_{feature}" for feature in features})
        self.assertEqual(set(self.fields["options"]), set(self.fields["default_options"]))

    def test_requires_the_versions_that_the_build_requires(self):
        boost = re.search(r"set\(UPWARD_BOOST_VERSION ([\d.]+)\)", DEPENDENCIES)[1]
        cli11 = re.search(r"find_package\(CLI11 ([\d.]+)", DEPENDENCIES)[1]
        self.assertIn(f'"boost/[>={boost} <2]"', self.text)
        self.assertIn(f'"cli11/[>={cli11} <3]"', self.text)

    def test_exports_every_folder_that_the_build_reads(self):
        exported = set(re.search(r"for folder in \(([^)]*)\)", self.text)[1]
                       .replace('"', "").split(", "))
        self.assertEqual(exported, {"cmake", "include", "src", "capi", "bindings"})
        for folder in exported:
            self.assertTrue((ROOT / folder).is_dir(), folder)

    def test_names_the_targets_of_the_build(self):
        told = set(re.findall(r'"upward::(\w+)"', self.text)) - {"all"}
        made = set(re.findall(r"upward::(\w+) ALIAS", (ROOT / "cmake/libraries.cmake").read_text()))
        self.assertEqual(told, made)


if __name__ == "__main__":
    unittest.main()
