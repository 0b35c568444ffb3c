# SPDX-License-Identifier: BSL-1.0
#
# An overlay port that lives in the source tree and builds that tree:
#
#     vcpkg install upward --overlay-ports=packaging/vcpkg/ports
#
# A port of a registry differs in one line: SOURCE_PATH comes from vcpkg_from_git and the tag
# v${VERSION}.
get_filename_component(SOURCE_PATH "${CURRENT_PORT_DIR}/../../../.." ABSOLUTE)

vcpkg_check_features(OUT_FEATURE_OPTIONS FEATURE_OPTIONS
    FEATURES
        command UPWARD_BUILD_COMMAND
        serialization UPWARD_SERIALIZATION)

vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        -DUPWARD_BUILD_EXAMPLES=OFF
        -DUPWARD_BUILD_TESTS=OFF
        -DUPWARD_INSTALL=ON
        -DUPWARD_WERROR=OFF
        ${FEATURE_OPTIONS})
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/upward)
vcpkg_fixup_pkgconfig()
vcpkg_copy_pdbs()
if("command" IN_LIST FEATURES)
    vcpkg_copy_tools(TOOL_NAMES upward AUTO_CLEAN)
endif()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share")
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/doc")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
