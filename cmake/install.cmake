# SPDX-License-Identifier: BSL-1.0
#
# What is installed can be moved: nothing in it names the place that it was installed to.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# A pkg-config file finds its prefix from where it lies itself.
function(upward_install_pkgconfig name)
    set(folder "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
    cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}/${folder}"
        OUTPUT_VARIABLE up)
    string(REGEX REPLACE "/$" "" up "${up}")
    set(UPWARD_PC_PREFIX "\${pcfiledir}/${up}")
    set(UPWARD_PC_STATIC_CFLAGS "")
    set(UPWARD_PC_RUNTIME "")
    if(NOT BUILD_SHARED_LIBS)
        set(UPWARD_PC_STATIC_CFLAGS " -DUPWARD_STATIC")
        upward_cxx_runtime(runtime)
        list(TRANSFORM runtime PREPEND " -l")
        list(JOIN runtime "" UPWARD_PC_RUNTIME)
    endif()
    configure_file("${PROJECT_SOURCE_DIR}/cmake/${name}.pc.in" ${name}.pc @ONLY)
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${name}.pc" DESTINATION "${folder}")
endfunction()

function(upward_install)
    set(targets upward_headers upward upward_c)
    if(TARGET upward_serialization)
        list(APPEND targets upward_serialization)
    endif()
    install(TARGETS ${targets} EXPORT upwardTargets FILE_SET HEADERS)
    if(TARGET upward_command)
        cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_LIBDIR
            BASE_DIRECTORY "${CMAKE_INSTALL_FULL_BINDIR}" OUTPUT_VARIABLE libraries)
        set_target_properties(upward_command PROPERTIES INSTALL_RPATH "\$ORIGIN/${libraries}")
        install(TARGETS upward_command)
    endif()

    set(folder "${CMAKE_INSTALL_LIBDIR}/cmake/upward")
    install(EXPORT upwardTargets NAMESPACE upward:: DESTINATION "${folder}")
    configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/upwardConfig.cmake.in"
        upwardConfig.cmake INSTALL_DESTINATION "${folder}"
        NO_SET_AND_CHECK_MACRO)
    write_basic_package_version_file(upwardConfigVersion.cmake COMPATIBILITY SameMinorVersion)
    install(FILES
        "${CMAKE_CURRENT_BINARY_DIR}/upwardConfig.cmake"
        "${CMAKE_CURRENT_BINARY_DIR}/upwardConfigVersion.cmake"
        DESTINATION "${folder}")

    upward_install_pkgconfig(upward)
    upward_install_pkgconfig(upward-c)
    install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
    if(UPWARD_INSTALL_PYTHON)
        install(DIRECTORY "${PROJECT_SOURCE_DIR}/bindings/python/upward"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/upward/python"
            FILES_MATCHING PATTERN "*.py" PATTERN "py.typed")
    endif()
endfunction()
