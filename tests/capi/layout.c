/* SPDX-License-Identifier: BSL-1.0
 *
 * Programs that were compiled against this header go on working with the next library: the public
 * structs keep the places of their members. Pinned where pointers have 8 bytes. */
#include "check.h"

#define CHECK_MEMBER(type, member, offset, bytes)     \
    do {                                              \
        CHECK(offsetof(type, member) == (offset));    \
        CHECK(sizeof(((type*)0)->member) == (bytes)); \
    } while (0)

int main(void) {
    if (sizeof(void*) != 8) return 77;

    CHECK(sizeof(upward_render_options) == 40);
    CHECK_MEMBER(upward_render_options, size, 0, 4);
    CHECK_MEMBER(upward_render_options, format, 4, 4);
    CHECK_MEMBER(upward_render_options, colour, 8, 4);
    CHECK_MEMBER(upward_render_options, width, 12, 4);
    CHECK_MEMBER(upward_render_options, for_boss, 16, 4);
    CHECK_MEMBER(upward_render_options, messages, 24, 8);
    CHECK_MEMBER(upward_render_options, messages_size, 32, 8);

    CHECK(sizeof(upward_import_options) == 56);
    CHECK_MEMBER(upward_import_options, size, 0, 4);
    CHECK_MEMBER(upward_import_options, shared, 4, 4);
    CHECK_MEMBER(upward_import_options, as_text, 8, 4);
    CHECK_MEMBER(upward_import_options, width, 12, 4);
    CHECK_MEMBER(upward_import_options, answers, 16, 8);
    CHECK_MEMBER(upward_import_options, from, 24, 8);
    CHECK_MEMBER(upward_import_options, to, 32, 8);
    CHECK_MEMBER(upward_import_options, known, 40, 8);
    CHECK_MEMBER(upward_import_options, area, 48, 8);

    CHECK(sizeof(upward_recurrence_options) == 16);
    CHECK_MEMBER(upward_recurrence_options, size, 0, 4);
    CHECK_MEMBER(upward_recurrence_options, lenient, 4, 4);
    CHECK_MEMBER(upward_recurrence_options, gaps, 8, 4);
    CHECK_MEMBER(upward_recurrence_options, counts_start, 12, 4);

    CHECK(sizeof(upward_civil_time) == 28);
    CHECK_MEMBER(upward_civil_time, year, 0, 4);
    CHECK_MEMBER(upward_civil_time, month, 4, 4);
    CHECK_MEMBER(upward_civil_time, day, 8, 4);
    CHECK_MEMBER(upward_civil_time, hour, 12, 4);
    CHECK_MEMBER(upward_civil_time, minute, 16, 4);
    CHECK_MEMBER(upward_civil_time, second, 20, 4);
    CHECK_MEMBER(upward_civil_time, utc_offset, 24, 4);

    CHECK(sizeof(upward_kind) == 32);
    CHECK_MEMBER(upward_kind, size, 0, 4);
    CHECK_MEMBER(upward_kind, for_boss, 4, 4);
    CHECK_MEMBER(upward_kind, name, 8, 8);
    CHECK_MEMBER(upward_kind, summary, 16, 8);
    CHECK_MEMBER(upward_kind, parameter_count, 24, 8);

    CHECK(sizeof(upward_parameter) == 56);
    CHECK_MEMBER(upward_parameter, size, 0, 4);
    CHECK_MEMBER(upward_parameter, type, 4, 4);
    CHECK_MEMBER(upward_parameter, is_list, 8, 4);
    CHECK_MEMBER(upward_parameter, name, 16, 8);
    CHECK_MEMBER(upward_parameter, summary, 24, 8);
    CHECK_MEMBER(upward_parameter, default_value, 32, 8);
    CHECK_MEMBER(upward_parameter, minimum, 40, 8);
    CHECK_MEMBER(upward_parameter, maximum, 48, 8);
    return checked();
}
