/* SPDX-License-Identifier: BSL-1.0
 *
 * The numbers and names of the statuses and the other constants are for ever. */
#include "check.h"

static void each_status_has_its_number_and_name(void) {
    static const struct {
        int32_t status;
        int32_t number;
        const char* name;
    } pins[] = {
        {UPWARD_OK, 0, "ok"},
        {UPWARD_INVALID_ARGUMENT, 1, "invalid_argument"},
        {UPWARD_SYNTAX, 2, "syntax"},
        {UPWARD_INVALID_UTF8, 3, "invalid_utf8"},
        {UPWARD_DUPLICATE_KEY, 4, "duplicate_key"},
        {UPWARD_UNKNOWN_KEY, 5, "unknown_key"},
        {UPWARD_UNKNOWN_KIND, 6, "unknown_kind"},
        {UPWARD_MISSING_KEY, 7, "missing_key"},
        {UPWARD_WRONG_TYPE, 8, "wrong_type"},
        {UPWARD_OUT_OF_RANGE, 9, "out_of_range"},
        {UPWARD_INVALID_DATE, 10, "invalid_date"},
        {UPWARD_INVALID_ID, 11, "invalid_id"},
        {UPWARD_INVALID_VALUE, 12, "invalid_value"},
        {UPWARD_LIMIT_EXCEEDED, 13, "limit_exceeded"},
        {UPWARD_ID_CONFLICT, 14, "id_conflict"},
        {UPWARD_CORRECTION_CYCLE, 15, "correction_cycle"},
        {UPWARD_NOT_SHAREABLE, 16, "not_shareable"},
        {UPWARD_INVALID_RULE, 17, "invalid_rule"},
        {UPWARD_UNSUPPORTED_RULE, 18, "unsupported_rule"},
        {UPWARD_INVALID_POLICY, 19, "invalid_policy"},
        {UPWARD_UNKNOWN_QUERY, 20, "unknown_query"},
        {UPWARD_NOT_FOR_BOSS, 21, "not_for_boss"},
        {UPWARD_OUT_OF_MEMORY, 22, "out_of_memory"},
        {UPWARD_INTERNAL, 23, "internal"},
    };
    size_t i;
    for (i = 0; i < sizeof pins / sizeof *pins; ++i) {
        CHECK(pins[i].status == pins[i].number);
        CHECK(pins[i].number == (int32_t)i);
        CHECK_TEXT(upward_status_name(pins[i].status), pins[i].name);
    }
    CHECK_TEXT(upward_status_name((int32_t)i), "unknown");
}

static void another_number_is_unknown(void) {
    CHECK_TEXT(upward_status_name(-1), "unknown");
    CHECK_TEXT(upward_status_name(INT32_MIN), "unknown");
    CHECK_TEXT(upward_status_name(INT32_MAX), "unknown");
}

static void the_other_constants_have_their_numbers(void) {
    CHECK(UPWARD_FORMAT_TEXT == 0);
    CHECK(UPWARD_FORMAT_MARKDOWN == 1);
    CHECK(UPWARD_GAPS_LEAVE_OUT == 0);
    CHECK(UPWARD_GAPS_SHIFT == 1);
    CHECK(UPWARD_TIME_DATE == 1);
    CHECK(UPWARD_TIME_LOCAL == 2);
    CHECK(UPWARD_TIME_ZONED == 3);
    CHECK(UPWARD_TYPE_BOOLEAN == 1);
    CHECK(UPWARD_TYPE_INTEGER == 2);
    CHECK(UPWARD_TYPE_NUMBER == 3);
    CHECK(UPWARD_TYPE_TEXT == 4);
    CHECK(UPWARD_TYPE_DATE == 5);
    CHECK(UPWARD_TYPE_ID == 6);
    CHECK(UPWARD_TYPE_ENTRY == 7);
}

int main(void) {
    each_status_has_its_number_and_name();
    another_number_is_unknown();
    the_other_constants_have_their_numbers();
    return checked();
}
