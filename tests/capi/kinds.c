/* SPDX-License-Identifier: BSL-1.0
 *
 * A host can offer every query without knowing any. */
#include "check.h"

static upward_kind kind_at(size_t index) {
    upward_kind kind = {0};
    kind.size = sizeof kind;
    CHECK(upward_kind_at(index, &kind) == UPWARD_OK);
    return kind;
}

static upward_parameter parameter_at(size_t kind, size_t index) {
    upward_parameter parameter = {0};
    parameter.size = sizeof parameter;
    CHECK(upward_parameter_at(kind, index, &parameter) == UPWARD_OK);
    return parameter;
}

static size_t index_of(const char* name) {
    size_t i;
    for (i = 0; i < upward_kind_count(); ++i)
        if (strcmp(kind_at(i).name, name) == 0) return i;
    CHECK_TEXT(name, "the name of a kind");
    exit(EXIT_FAILURE);
}

static void each_has_a_name_and_a_summary(void) {
    size_t i, j;
    CHECK(upward_kind_count() >= 6);
    for (i = 0; i < upward_kind_count(); ++i) {
        const upward_kind kind = kind_at(i);
        CHECK(kind.size == sizeof kind);
        CHECK(kind.name[0] != '\0');
        CHECK(kind.summary[0] != '\0');
        for (j = 0; j < kind.parameter_count; ++j) {
            const upward_parameter parameter = parameter_at(i, j);
            CHECK(parameter.name[0] != '\0');
            CHECK(parameter.summary[0] != '\0');
            CHECK(parameter.type >= UPWARD_TYPE_BOOLEAN && parameter.type <= UPWARD_TYPE_ENTRY);
        }
    }
}

static void parameters_tell_their_type_range_and_default(void) {
    upward_parameter p = parameter_at(index_of("plan"), 0);
    CHECK_TEXT(p.name, "days");
    CHECK(p.type == UPWARD_TYPE_INTEGER);
    CHECK(p.is_list == 0);
    CHECK(p.minimum == 1);
    CHECK(p.maximum == 260);
    CHECK_TEXT(p.default_value, "5");

    p = parameter_at(index_of("trust"), 0);
    CHECK_TEXT(p.name, "target");
    CHECK(p.type == UPWARD_TYPE_NUMBER);
    CHECK(p.default_value == NULL);
    p = parameter_at(index_of("trust"), 1);
    CHECK_TEXT(p.name, "explain");
    CHECK(p.type == UPWARD_TYPE_BOOLEAN);
    CHECK_TEXT(p.default_value, "false");

    p = parameter_at(index_of("what_if"), 0);
    CHECK_TEXT(p.name, "add");
    CHECK(p.type == UPWARD_TYPE_ENTRY);
    CHECK(p.is_list == 1);
    p = parameter_at(index_of("what_if"), 1);
    CHECK_TEXT(p.name, "withdraw");
    CHECK(p.type == UPWARD_TYPE_ID);
    CHECK(p.is_list == 1);
}

static void beyond_the_last_there_is_none(void) {
    upward_kind kind = kind_at(0);
    upward_parameter parameter = {0};
    const char* name = kind.name;
    CHECK(upward_kind_at(upward_kind_count(), &kind) == UPWARD_INVALID_ARGUMENT);
    CHECK(kind.name == name);
    parameter.size = sizeof parameter;
    CHECK(upward_parameter_at(upward_kind_count(), 0, &parameter) == UPWARD_INVALID_ARGUMENT);
    CHECK(upward_parameter_at(0, kind.parameter_count, &parameter) == UPWARD_INVALID_ARGUMENT);
    CHECK(parameter.name == NULL);
}

static void a_struct_of_another_version_is_filled_as_far_as_it_is_known(void) {
    struct {
        upward_kind known;
        uint64_t unknown;
    } newer = {{0}, 1};
    newer.known.size = sizeof newer;
    CHECK(upward_kind_at(0, &newer.known) == UPWARD_OK);
    CHECK(newer.known.size == sizeof newer);
    CHECK(newer.known.name != NULL);
    CHECK(newer.unknown == 0);

    newer.known.size = sizeof(upward_kind) - 1;
    CHECK(upward_kind_at(0, &newer.known) == UPWARD_INVALID_ARGUMENT);
    newer.known.size = 0;
    CHECK(upward_kind_at(0, &newer.known) == UPWARD_INVALID_ARGUMENT);
}

static void the_schema_describes_the_workspace(void) {
    upward_text* text = NULL;
    CHECK(upward_schema(&text, NULL) == UPWARD_OK);
    CHECK_HAS(upward_text_data(text), "json-schema.org/draft/2020-12/schema");
    CHECK_HAS(upward_text_data(text), "\"upward\"");
    CHECK_HAS(upward_text_data(text), "promise_outcome");
    upward_text_free(text);
}

int main(void) {
    each_has_a_name_and_a_summary();
    parameters_tell_their_type_range_and_default();
    beyond_the_last_there_is_none();
    a_struct_of_another_version_is_filled_as_far_as_it_is_known();
    the_schema_describes_the_workspace();
    return checked();
}
