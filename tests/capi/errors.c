/* SPDX-License-Identifier: BSL-1.0
 *
 * Bad input has its code, its cause and its place, and changes nothing. */
#include "check.h"

static upward_error* error;

static void check_place(const char* pointer, int32_t line, int32_t column, int64_t offset) {
    CHECK_TEXT(upward_error_pointer(error), pointer);
    CHECK(upward_error_line(error) == line);
    CHECK(upward_error_column(error) == column);
    CHECK(upward_error_offset(error) == offset);
    CHECK(upward_error_message(error)[0] != '\0');
}

static void check_open(const char* json, int32_t status) {
    upward_workspace* workspace = upward_workspace_new();
    upward_workspace* before = workspace;
    CHECK_FAILS(upward_workspace_from_json(json, strlen(json), &workspace, error), status, error);
    CHECK(workspace == NULL);
    upward_workspace_free(before);
}

static void a_workspace_that_is_none_is_refused_with_its_place(void) {
    check_open("{\"upward\":1,\n \"log\":[{\"id\":\"a\"", UPWARD_SYNTAX);
    CHECK(upward_error_line(error) == 2);
    check_open("", UPWARD_SYNTAX);
    check_open("[]", UPWARD_WRONG_TYPE);
    check_open("{}", UPWARD_MISSING_KEY);
    check_open("{\"upward\":1,\n \"zoen\":\"UTC\"}", UPWARD_UNKNOWN_KEY);
    check_place("/zoen", 2, 2, 14);
    check_open("{\"upward\":1,\"upward\":1}", UPWARD_DUPLICATE_KEY);
    check_open("{\"upward\":1e400}", UPWARD_OUT_OF_RANGE);
    check_open("{\"upward\":\"1\"}", UPWARD_WRONG_TYPE);
    check_open("{\"upward\":1,\"zone\":\"\xff\"}", UPWARD_INVALID_UTF8);
    check_open("{\"calendar\":{\"holidays\":[\"2026-02-30\"]},\"upward\":1}", UPWARD_INVALID_DATE);
    CHECK_TEXT(upward_error_pointer(error), "/calendar/holidays/0");
    check_open("{\"upward\":1,\"log\":[{\"date\":\"2026-01-05\",\"id\":\"a\",\"kind\":\"aera\"}]}",
               UPWARD_UNKNOWN_KIND);
    CHECK_TEXT(upward_error_pointer(error), "/log/0/kind");
    CHECK_HAS(upward_error_message(error), "area");
    check_open("{\"upward\":1,\"policy\":{\"trust\":{\"prior_weight\":0}}}", UPWARD_INVALID_POLICY);
}

static void an_append_that_fails_leaves_the_log_as_it_was(void) {
    static const char area[] =
        "{\"date\":\"2026-02-23\",\"id\":\"a\",\"kind\":\"area\",\"name\":\"Billing\"}";
    static const char other[] =
        "{\"date\":\"2026-02-23\",\"id\":\"a\",\"kind\":\"area\",\"name\":\"Sales\"}";
    static const char half[] =
        "[{\"date\":\"2026-02-23\",\"id\":\"b\",\"kind\":\"area\",\"name\":\"Sales\"},\n"
        " {\"date\":\"2026-02-23\",\"id\":\"c\",\"kind\":\"area\",\"nmae\":\"Sales\"}]";
    static const char cycle[] =
        "[{\"date\":\"2026-02-23\",\"id\":\"x\",\"kind\":\"correction\",\"target\":\"y\","
        "\"withdraw\":true},"
        "{\"date\":\"2026-02-23\",\"id\":\"y\",\"kind\":\"correction\",\"target\":\"x\","
        "\"withdraw\":true}]";
    static const char judging[] =
        "{\"date\":\"2026-02-23\",\"id\":\"e\",\"kind\":\"evidence\",\"dimension\":\"competence\","
        "\"sign\":1,\"weight\":1,\"reason\":\"x\",\"visibility\":\"shared\"}";
    upward_workspace* workspace = upward_workspace_new();
    size_t added = 99;
    CHECK_OK(upward_workspace_append(workspace, area, strlen(area), &added, error), error);
    CHECK(added == 1);

    CHECK_FAILS(upward_workspace_append(workspace, other, strlen(other), &added, error),
                UPWARD_ID_CONFLICT, error);
    CHECK_TEXT(upward_error_pointer(error), "/id");
    CHECK(added == 0);
    CHECK_FAILS(upward_workspace_append(workspace, half, strlen(half), &added, error),
                UPWARD_UNKNOWN_KEY, error);
    check_place("/1/nmae", 2, 46, 107);
    CHECK_FAILS(upward_workspace_append(workspace, cycle, strlen(cycle), &added, error),
                UPWARD_CORRECTION_CYCLE, error);
    CHECK_TEXT(upward_error_pointer(error), "/1/target");
    CHECK_FAILS(upward_workspace_append(workspace, judging, strlen(judging), &added, error),
                UPWARD_NOT_SHAREABLE, error);
    CHECK_FAILS(upward_workspace_append(workspace, area, strlen(area) - 1, &added, error),
                UPWARD_SYNTAX, error);
    CHECK(upward_workspace_entry_count(workspace) == 1);
    upward_workspace_free(workspace);
}

static void a_query_that_fails_says_of_what(void) {
    upward_workspace* workspace = upward_workspace_new();
    upward_text* text = NULL;
    const char* parameters = "{\"dasy\":5}";
    CHECK_FAILS(upward_workspace_query(workspace, "tust", "2026-02-20", NULL, 0, &text, error),
                UPWARD_UNKNOWN_QUERY, error);
    CHECK_FAILS(upward_workspace_query(workspace, "trust", "2026-2-20", NULL, 0, &text, error),
                UPWARD_INVALID_DATE, error);
    CHECK_FAILS(upward_workspace_query(workspace, "plan", "2026-02-20", parameters,
                                       strlen(parameters), &text, error),
                UPWARD_UNKNOWN_KEY, error);
    check_place("/dasy", 1, 2, 1);
    parameters = "{\"days\":0}";
    CHECK_FAILS(upward_workspace_query(workspace, "plan", "2026-02-20", parameters,
                                       strlen(parameters), &text, error),
                UPWARD_OUT_OF_RANGE, error);
    CHECK_TEXT(upward_error_pointer(error), "/days");
    CHECK(text == NULL);
    upward_workspace_free(workspace);
}

static void a_policy_that_fails_changes_nothing(void) {
    upward_workspace* workspace = upward_workspace_new();
    const char* policy = "{\"trust\":{\"loss_factor\":{\"sincerity\":0.5}}}";
    upward_text* text = NULL;
    CHECK_FAILS(upward_workspace_set_policy(workspace, policy, strlen(policy), error),
                UPWARD_INVALID_POLICY, error);
    CHECK_HAS(upward_error_pointer(error), "/trust/loss_factor");
    CHECK(upward_error_line(error) == 1);
    CHECK_OK(upward_workspace_policy(workspace, &text, error), error);
    CHECK_HAS(upward_text_data(text),
              "\"loss_factor\":{\"competence\":1.5,\"credibility\":2,\"sincerity\":4}");
    upward_text_free(text);
    upward_workspace_free(workspace);
}

static void an_error_tells_of_the_last_call(void) {
    upward_workspace* workspace = upward_workspace_new();
    check_open("{}", UPWARD_MISSING_KEY);
    CHECK_OK(upward_workspace_append(workspace, "[]", 2, NULL, error), error);
    CHECK_TEXT(upward_error_message(error), "");
    CHECK_TEXT(upward_error_pointer(error), "");
    CHECK(upward_error_line(error) == 0);
    upward_workspace_free(workspace);
}

int main(void) {
    error = upward_error_new();
    CHECK(upward_error_code(error) == UPWARD_OK);
    a_workspace_that_is_none_is_refused_with_its_place();
    an_append_that_fails_leaves_the_log_as_it_was();
    a_query_that_fails_says_of_what();
    a_policy_that_fails_changes_nothing();
    an_error_tells_of_the_last_call();
    upward_error_free(error);
    return checked();
}
