/* SPDX-License-Identifier: BSL-1.0 */
#include "check.h"

static upward_text* ask(const upward_workspace* workspace, const char* kind,
                        const char* parameters) {
    upward_error* error = upward_error_new();
    upward_text* text = NULL;
    CHECK_OK(upward_workspace_query(workspace, kind, "2026-02-20", parameters,
                                    parameters ? strlen(parameters) : 0, &text, error),
             error);
    upward_error_free(error);
    return text;
}

/* No evidence. */
static void an_empty_log_has_the_base_rates(void) {
    upward_workspace* workspace = upward_workspace_new();
    upward_text* text = ask(workspace, "trust", NULL);
    CHECK_HAS(upward_text_data(text), "\"overall\":0.4217");
    CHECK_HAS(upward_text_data(text), "\"binding\":\"credibility\"");
    CHECK_HAS(upward_text_data(text), "\"credibility\":{\"e\":0.3,");
    CHECK_HAS(upward_text_data(text), "\"as_of\":\"2026-02-20\"");
    CHECK_HAS(upward_text_data(text), "\"library\":\"" UPWARD_VERSION_STRING "\"");
    upward_text_free(text);
    upward_workspace_free(workspace);
}

/* Eight promises kept, then one missed without a word. */
static void promises_kept_and_missed_move_it(void) {
    upward_workspace* workspace = workspace_of(
        "{\"log\":["
        "{\"date\":\"2026-01-05\",\"id\":\"ana\",\"kind\":\"person\",\"name\":\"Ana\",\"role\":"
        "\"report\"},"
        "{\"date\":\"2026-01-05\",\"id\":\"bo\",\"kind\":\"person\",\"name\":\"Bo\",\"role\":"
        "\"boss\"},"
        "{\"boss\":\"bo\",\"date\":\"2026-01-05\",\"id\":\"r\",\"kind\":\"relationship\","
        "\"report\":\"ana\",\"start\":\"2026-01-05\"}],\"upward\":1}");
    char entries[512];
    upward_text* text;
    int i;
    for (i = 0; i < 9; ++i) {
        if (i == 8) {
            text = ask(workspace, "trust", "");
            CHECK_HAS(upward_text_data(text), "\"overall\":0.7103");
            upward_text_free(text);
        }
        snprintf(entries, sizeof entries,
                 "[{\"date\":\"2026-02-20\",\"due\":\"2026-02-20\",\"id\":\"p-%d\","
                 "\"kind\":\"promise\",\"text\":\"a thing\",\"to\":\"bo\"},"
                 "{\"date\":\"2026-02-20\",\"id\":\"o-%d\",\"kind\":\"promise_outcome\","
                 "\"promise\":\"p-%d\",\"result\":\"%s\"}]",
                 i, i, i, i < 8 ? "kept" : "missed");
        CHECK(upward_workspace_append(workspace, entries, strlen(entries), NULL, NULL) ==
              UPWARD_OK);
    }
    text = ask(workspace, "trust", NULL);
    CHECK_HAS(upward_text_data(text), "\"e\":0.7167");
    CHECK_HAS(upward_text_data(text), "\"e\":0.7407");
    upward_text_free(text);
    upward_workspace_free(workspace);
}

static void every_kind_answers_a_story_twice_the_same(void) {
    upward_workspace* workspace = workspace_of_example("new_report.json");
    size_t i;
    for (i = 0; i < upward_kind_count(); ++i) {
        upward_kind kind = {0};
        upward_text *first, *second;
        kind.size = sizeof kind;
        CHECK(upward_kind_at(i, &kind) == UPWARD_OK);
        first = ask(workspace, kind.name, NULL);
        second = ask(workspace, kind.name, "{}");
        CHECK(upward_text_size(first) > 2);
        CHECK_TEXT(upward_text_data(second), upward_text_data(first));
        CHECK(strlen(upward_text_data(first)) == upward_text_size(first));
        CHECK(strchr(upward_text_data(first), '\n') == NULL);
        upward_text_free(first);
        upward_text_free(second);
    }
    upward_workspace_free(workspace);
}

static void parameters_count(void) {
    upward_workspace* workspace = upward_workspace_new();
    upward_text* text = ask(workspace, "plan", "{\"days\":10}");
    CHECK_HAS(upward_text_data(text), "\"until\":\"2026-03-06\"");
    upward_text_free(text);
    upward_workspace_free(workspace);
}

static void an_answer_outlives_its_workspace(void) {
    upward_workspace* workspace = upward_workspace_new();
    upward_text* text = ask(workspace, "trust", NULL);
    upward_workspace_free(workspace);
    CHECK_HAS(upward_text_data(text), "\"overall\":0.4217");
    upward_text_free(text);
}

static void the_boss_is_answered_from_shared_entries_alone(void) {
    upward_workspace* workspace = workspace_of(
        "{\"log\":[{\"date\":\"2026-02-02\",\"id\":\"mine\",\"kind\":\"area\",\"name\":\"Mine\"},"
        "{\"date\":\"2026-02-02\",\"id\":\"ours\",\"kind\":\"area\",\"name\":\"Ours\","
        "\"visibility\":\"shared\"}],\"upward\":1}");
    upward_text* text = NULL;
    CHECK(upward_workspace_query_for_boss(workspace, "log", "2026-02-20", NULL, 0, &text, NULL) ==
          UPWARD_OK);
    CHECK_HAS(upward_text_data(text), "Ours");
    CHECK(strstr(upward_text_data(text), "ine\"") == NULL);
    upward_text_free(text);
    text = ask(workspace, "log", NULL);
    CHECK_HAS(upward_text_data(text), "Mine");
    upward_text_free(text);
    upward_workspace_free(workspace);
}

static void the_boss_is_never_answered_what_judges_a_person(void) {
    upward_workspace* workspace = upward_workspace_new();
    upward_error* error = upward_error_new();
    size_t i;
    for (i = 0; i < upward_kind_count(); ++i) {
        upward_kind kind = {0};
        upward_text* text = NULL;
        kind.size = sizeof kind;
        CHECK(upward_kind_at(i, &kind) == UPWARD_OK);
        CHECK_FAILS(upward_workspace_query_for_boss(workspace, kind.name, "2026-02-20", NULL, 0,
                                                    &text, error),
                    kind.for_boss ? UPWARD_OK : UPWARD_NOT_FOR_BOSS, error);
        CHECK((text != NULL) == (kind.for_boss == 1));
        if (strcmp(kind.name, "trust") == 0) CHECK(kind.for_boss == 0);
        upward_text_free(text);
    }
    upward_error_free(error);
    upward_workspace_free(workspace);
}

int main(void) {
    an_empty_log_has_the_base_rates();
    promises_kept_and_missed_move_it();
    every_kind_answers_a_story_twice_the_same();
    parameters_count();
    an_answer_outlives_its_workspace();
    the_boss_is_answered_from_shared_entries_alone();
    the_boss_is_never_answered_what_judges_a_person();
    return checked();
}
