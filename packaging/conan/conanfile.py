# SPDX-License-Identifier: BSL-1.0
#
# Builds the source tree that it lies in:
#
#     conan create packaging/conan --build=missing
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd, stdcpp_library
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

required_conan_version = ">=2.0.9"


class UpwardConan(ConanFile):
    name = "upward"
    description = ("An embeddable library for leading upward: what the boss will need next, the "
                   "rhythm that both agreed, and where trust stands, with a C ABI")
    license = "BSL-1.0"
    topics = ("management", "trust", "scheduling", "checklist", "c-api")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {
        "shared": [True, False],
        "fPIC": [True, False],
        "with_command": [True, False],
        "with_serialization": [True, False],
    }
    default_options = {
        "shared": False,
        "fPIC": True,
        "with_command": False,
        "with_serialization": False,
    }
    implements = ["auto_shared_fpic"]

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        header = load(self, os.path.join(self._root, "include/upward/core/version.hpp"))
        self.version = re.search(r'#define UPWARD_VERSION_STRING "([0-9.]+)"', header)[1]

    def export_sources(self):
        copy(self, "CMakeLists.txt", self._root, self.export_sources_folder)
        copy(self, "LICENSE", self._root, self.export_sources_folder)
        for folder in ("cmake", "include", "src", "capi", "bindings"):
            copy(self, f"{folder}/*", self._root, self.export_sources_folder)

    def layout(self):
        cmake_layout(self)

    def configure(self):
        if not self.options.with_serialization:
            self.options["boost"].header_only = True

    def requirements(self):
        self.requires("boost/[>=1.81 <2]", transitive_headers=True,
                      transitive_libs=bool(self.options.with_serialization))
        if self.options.with_command:
            self.requires("cli11/[>=2.1 <3]", visible=False)

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["UPWARD_BUILD_COMMAND"] = bool(self.options.with_command)
        toolchain.cache_variables["UPWARD_BUILD_EXAMPLES"] = False
        toolchain.cache_variables["UPWARD_BUILD_TESTS"] = False
        toolchain.cache_variables["UPWARD_INSTALL"] = True
        toolchain.cache_variables["UPWARD_SERIALIZATION"] = bool(self.options.with_serialization)
        toolchain.cache_variables["UPWARD_WERROR"] = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        # Conan writes these itself, for whatever the consumer builds with.
        rmdir(self, os.path.join(self.package_folder, "lib", "cmake"))
        rmdir(self, os.path.join(self.package_folder, "lib", "pkgconfig"))
        rmdir(self, os.path.join(self.package_folder, "share"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "upward")
        self.cpp_info.set_property("cmake_target_name", "upward::all")

        headers = self.cpp_info.components["headers"]
        headers.set_property("cmake_target_name", "upward::headers")
        headers.libdirs = []
        headers.bindirs = []
        headers.requires = ["boost::headers"]
        if self.settings.compiler != "msvc":
            headers.cxxflags = ["-ffp-contract=off"]

        library = self.cpp_info.components["upward"]
        library.set_property("cmake_target_name", "upward::upward")
        library.set_property("pkg_config_name", "upward")
        library.libs = ["upward"]
        library.requires = ["headers"]

        c = self.cpp_info.components["c"]
        c.set_property("cmake_target_name", "upward::c")
        c.set_property("pkg_config_name", "upward-c")
        c.libs = ["upward_c"]
        if not self.options.shared:
            c.defines = ["UPWARD_STATIC"]
            if runtime := stdcpp_library(self):
                c.system_libs = [runtime, "m"]

        if self.options.with_serialization:
            serialization = self.cpp_info.components["serialization"]
            serialization.set_property("cmake_target_name", "upward::serialization")
            serialization.libdirs = []
            serialization.bindirs = []
            serialization.requires = ["headers", "boost::serialization"]
