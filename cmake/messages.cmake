# SPDX-License-Identifier: BSL-1.0

# Turns a catalogue of messages into a source file that defines it as a string_view. Sets `out` to
# the path of that file.
function(upward_generate_messages catalogue name out)
    set(source "${CMAKE_CURRENT_BINARY_DIR}/generated/${name}.cpp")
    set(script "${PROJECT_SOURCE_DIR}/cmake/generate_messages.cmake")
    add_custom_command(
        OUTPUT "${source}"
        COMMAND "${CMAKE_COMMAND}" -DCATALOGUE=${catalogue} -DNAME=${name} -DSOURCE=${source}
            -P "${script}"
        DEPENDS "${catalogue}" "${script}"
        COMMENT "Messages: ${name}"
        VERBATIM)
    set(${out} "${source}" PARENT_SCOPE)
endfunction()
