/* SPDX-License-Identifier: BSL-1.0 */
#include "check.h"

static const char ask[] =
    "{\"by\":\"bo\",\"date\":\"2026-02-20\",\"id\":\"ask-1\",\"kind\":\"ask\",\"sort\":\"detail\","
    "\"to\":\"ana\",\"topic\":\"budget\"}";
static const char area[] =
    "{\"date\":\"2026-02-23\",\"id\":\"area-1\",\"kind\":\"area\",\"name\":\"Billing\"}";

static size_t append(upward_workspace* workspace, const char* json) {
    size_t added = 99;
    CHECK(upward_workspace_append(workspace, json, strlen(json), &added, NULL) == UPWARD_OK);
    return added;
}

static void check_json(const upward_workspace* workspace, const char* expected) {
    upward_text* text = NULL;
    CHECK(upward_workspace_to_json(workspace, &text, NULL) == UPWARD_OK);
    CHECK_TEXT(upward_text_data(text), expected);
    CHECK(upward_text_size(text) == strlen(expected));
    upward_text_free(text);
}

static void a_new_one_is_empty(void) {
    upward_workspace* made = upward_workspace_new();
    upward_workspace* read = workspace_of("{\"upward\":1}");
    const char* json =
        "{\"calendar\":{\"holidays\":[],\"weekend\":[\"SA\",\"SU\"]},\n\"log\":[],\n\"policy\":{},"
        "\n"
        "\"upward\":1,\n\"zone\":\"UTC\"}\n";
    check_json(made, json);
    check_json(read, json);
    CHECK(upward_workspace_entry_count(made) == 0);
    upward_workspace_free(made);
    upward_workspace_free(read);
}

static void entries_are_appended_one_or_many_and_written_in_order(void) {
    upward_workspace* workspace = upward_workspace_new();
    char list[512], json[1024];
    snprintf(list, sizeof list, "[%s,%s]", area, ask);
    CHECK(append(workspace, area) == 1);
    CHECK(append(workspace, list) == 1);
    CHECK(upward_workspace_entry_count(workspace) == 2);
    snprintf(
        json, sizeof json,
        "{\"calendar\":{\"holidays\":[],\"weekend\":[\"SA\",\"SU\"]},\n\"log\":[\n%s,\n%s\n],\n"
        "\"policy\":{},\n\"upward\":1,\n\"zone\":\"UTC\"}\n",
        ask, area);
    check_json(workspace, json);
    upward_workspace_free(workspace);
}

static void what_is_known_is_not_added_again(void) {
    upward_workspace* workspace = upward_workspace_new();
    CHECK(append(workspace, ask) == 1);
    CHECK(append(workspace, ask) == 0);
    CHECK(append(workspace, "[]") == 0);
    CHECK(upward_workspace_entry_count(workspace) == 1);
    upward_workspace_free(workspace);
}

static void the_number_of_new_entries_need_not_be_asked(void) {
    upward_workspace* workspace = upward_workspace_new();
    CHECK(upward_workspace_append(workspace, ask, strlen(ask), NULL, NULL) == UPWARD_OK);
    upward_workspace_free(workspace);
}

static void a_size_counts_and_no_nul_is_needed(void) {
    upward_workspace* workspace = upward_workspace_new();
    char longer[512];
    snprintf(longer, sizeof longer, "%s and what follows", ask);
    CHECK(upward_workspace_append(workspace, longer, strlen(ask), NULL, NULL) == UPWARD_OK);
    upward_workspace_free(workspace);
}

static void what_was_written_reads_back_the_same(void) {
    upward_workspace* first = workspace_of_example("new_report.json");
    upward_text* text = NULL;
    upward_workspace* second = NULL;
    CHECK(upward_workspace_to_json(first, &text, NULL) == UPWARD_OK);
    CHECK(upward_workspace_from_json(upward_text_data(text), upward_text_size(text), &second,
                                     NULL) == UPWARD_OK);
    check_json(second, upward_text_data(text));
    upward_text_free(text);
    upward_workspace_free(first);
    upward_workspace_free(second);
}

static void its_policy_is_shown_whole_and_changed_whole(void) {
    upward_workspace* workspace =
        workspace_of("{\"policy\":{\"trust\":{\"prior_weight\":3}},\"upward\":1}");
    upward_text* text = NULL;
    const char* milder = "{\"trust\":{\"other_area\":0.5}}";
    CHECK(upward_workspace_policy(workspace, &text, NULL) == UPWARD_OK);
    CHECK_HAS(upward_text_data(text), "\"prior_weight\":3,");
    CHECK_HAS(upward_text_data(text), "\"other_area\":0.3,");
    upward_text_free(text);

    CHECK(upward_workspace_set_policy(workspace, milder, strlen(milder), NULL) == UPWARD_OK);
    CHECK(upward_workspace_policy(workspace, &text, NULL) == UPWARD_OK);
    CHECK_HAS(upward_text_data(text), "\"prior_weight\":2,");
    CHECK_HAS(upward_text_data(text), "\"other_area\":0.5,");
    CHECK(upward_workspace_set_policy(workspace, upward_text_data(text), upward_text_size(text),
                                      NULL) == UPWARD_OK);
    upward_text_free(text);
    upward_workspace_free(workspace);
}

static void freeing_nothing_does_nothing(void) {
    upward_workspace_free(NULL);
    upward_text_free(NULL);
    upward_error_free(NULL);
}

int main(void) {
    a_new_one_is_empty();
    entries_are_appended_one_or_many_and_written_in_order();
    what_is_known_is_not_added_again();
    the_number_of_new_entries_need_not_be_asked();
    a_size_counts_and_no_nul_is_needed();
    what_was_written_reads_back_the_same();
    its_policy_is_shown_whole_and_changed_whole();
    freeing_nothing_does_nothing();
    return checked();
}
