/* SPDX-License-Identifier: BSL-1.0
 *
 * A NULL where none is allowed is a status, never a crash. */
#include "check.h"

static upward_error* error;
static upward_workspace* workspace;

#define CHECK_REFUSED(call) CHECK_FAILS(call, UPWARD_INVALID_ARGUMENT, error)

static void of_a_workspace(void) {
    upward_workspace* other = workspace;
    size_t added = 99;
    CHECK_REFUSED(upward_workspace_from_json(NULL, 5, &other, error));
    CHECK(other == NULL);
    CHECK_REFUSED(upward_workspace_from_json(NULL, 0, &other, error));
    CHECK_REFUSED(upward_workspace_from_json("{}", 2, NULL, error));
    CHECK_REFUSED(upward_workspace_append(NULL, "[]", 2, &added, error));
    CHECK(added == 0);
    CHECK_REFUSED(upward_workspace_append(workspace, NULL, 2, NULL, error));
    CHECK_REFUSED(upward_workspace_set_policy(NULL, "{}", 2, error));
    CHECK_REFUSED(upward_workspace_set_policy(workspace, NULL, 2, error));
    CHECK(upward_workspace_entry_count(NULL) == 0);
}

static void of_an_import(void) {
    upward_import_options options;
    upward_text* text = NULL;
    upward_import_options_init(NULL);
    upward_import_options_init(&options);
    CHECK_REFUSED(upward_workspace_import_ics(workspace, "", 0, &options, &text, error));
    options.answers = "alex";
    options.from = "2026-03-01";
    CHECK_REFUSED(upward_workspace_import_ics(workspace, "", 0, &options, &text, error));
    options.to = "2026-03-31";
    CHECK_REFUSED(upward_workspace_import_ics(NULL, "", 0, &options, &text, error));
    CHECK_REFUSED(upward_workspace_import_ics(workspace, NULL, 0, &options, &text, error));
    CHECK_REFUSED(upward_workspace_import_ics(workspace, "", 0, NULL, &text, error));
    CHECK_REFUSED(upward_workspace_import_ics(workspace, "", 0, &options, NULL, error));
    CHECK(text == NULL);
}

static void of_an_answer(void) {
    upward_text* text = NULL;
    CHECK_REFUSED(upward_workspace_query(NULL, "trust", "2026-02-20", NULL, 0, &text, error));
    CHECK_REFUSED(upward_workspace_query(workspace, NULL, "2026-02-20", NULL, 0, &text, error));
    CHECK_REFUSED(upward_workspace_query(workspace, "trust", NULL, NULL, 0, &text, error));
    CHECK_REFUSED(upward_workspace_query(workspace, "trust", "2026-02-20", NULL, 2, &text, error));
    CHECK_REFUSED(upward_workspace_query(workspace, "trust", "2026-02-20", NULL, 0, NULL, error));
    CHECK_REFUSED(
        upward_workspace_query_for_boss(NULL, "log", "2026-02-20", NULL, 0, &text, error));
    CHECK_REFUSED(
        upward_workspace_query_for_boss(workspace, "log", "2026-02-20", NULL, 0, NULL, error));
    CHECK_REFUSED(upward_workspace_render(NULL, "plan", "2026-02-20", NULL, 0, NULL, &text, error));
    CHECK_REFUSED(
        upward_workspace_render(workspace, NULL, "2026-02-20", NULL, 0, NULL, &text, error));
    CHECK_REFUSED(upward_workspace_render(workspace, "plan", NULL, NULL, 0, NULL, &text, error));
    CHECK_REFUSED(
        upward_workspace_render(workspace, "plan", "2026-02-20", NULL, 0, NULL, NULL, error));
    CHECK_REFUSED(upward_workspace_to_json(NULL, &text, error));
    CHECK_REFUSED(upward_workspace_to_json(workspace, NULL, error));
    CHECK_REFUSED(upward_workspace_policy(NULL, &text, error));
    CHECK_REFUSED(upward_workspace_policy(workspace, NULL, error));
    CHECK_REFUSED(upward_schema(NULL, error));
    CHECK(text == NULL);
    CHECK(upward_text_size(NULL) == 0);
    CHECK_TEXT(upward_text_data(NULL), "");
}

static void of_an_error(void) {
    upward_workspace* none = NULL;
    CHECK(upward_workspace_from_json("{}", 2, &none, NULL) == UPWARD_MISSING_KEY);
    CHECK(upward_error_code(NULL) == UPWARD_INVALID_ARGUMENT);
    CHECK_TEXT(upward_error_message(NULL), "");
    CHECK_TEXT(upward_error_pointer(NULL), "");
    CHECK(upward_error_line(NULL) == 0);
    CHECK(upward_error_column(NULL) == 0);
    CHECK(upward_error_offset(NULL) == 0);
}

static void of_what_there_is_to_ask(void) {
    CHECK(upward_kind_at(0, NULL) == UPWARD_INVALID_ARGUMENT);
    CHECK(upward_parameter_at(0, 0, NULL) == UPWARD_INVALID_ARGUMENT);
    CHECK_REFUSED(upward_new_id(NULL, 64, error));
}

int main(void) {
    error = upward_error_new();
    workspace = upward_workspace_new();
    of_a_workspace();
    of_an_import();
    of_an_answer();
    of_an_error();
    of_what_there_is_to_ask();
    upward_workspace_free(workspace);
    upward_error_free(error);
    return checked();
}
