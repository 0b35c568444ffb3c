/* SPDX-License-Identifier: BSL-1.0
 *
 * The limits that the header states are reached here through the C face. */
#include "check.h"

static upward_error* error;
static upward_workspace* workspace;

static void check_append(const char* json, size_t size, int32_t status) {
    CHECK_FAILS(upward_workspace_append(workspace, json, size, NULL, error), status, error);
}

/* An area whose name has so many bytes. */
static void check_name(size_t bytes, int32_t status) {
    static const char head[] =
        "{\"date\":\"2026-02-23\",\"id\":\"a\",\"kind\":\"area\",\"name\":\"";
    char* json = malloc(sizeof head + bytes + 3);
    if (!json) exit(EXIT_FAILURE);
    memcpy(json, head, sizeof head - 1);
    memset(json + sizeof head - 1, 'x', bytes);
    memcpy(json + sizeof head - 1 + bytes, "\"}", 3);
    check_append(json, strlen(json), status);
    free(json);
}

static void a_text_has_at_most_so_many_bytes(void) {
    check_name(UPWARD_MAX_TEXT_BYTES + 1, UPWARD_LIMIT_EXCEEDED);
    CHECK_TEXT(upward_error_pointer(error), "/name");
    check_name(UPWARD_MAX_TEXT_BYTES, UPWARD_OK);
}

static void json_has_at_most_so_many_bytes(void) {
    const size_t size = (size_t)UPWARD_MAX_JSON_BYTES + 1;
    char* blank = malloc(size);
    if (!blank) exit(EXIT_FAILURE);
    memset(blank, ' ', size);
    blank[0] = '[';
    blank[size - 2] = ']';
    check_append(blank, size, UPWARD_LIMIT_EXCEEDED);
    check_append(blank, size - 1, UPWARD_OK);
    free(blank);
}

static void brackets_are_nested_at_most_so_deep(void) {
    static char deep[1000000];
    memset(deep, '[', sizeof deep);
    check_append(deep, sizeof deep, UPWARD_LIMIT_EXCEEDED);
    CHECK(upward_error_column(error) <= UPWARD_MAX_JSON_DEPTH + 1);
}

static void an_id_has_at_most_so_many_bytes(void) {
    char json[256], name[UPWARD_MAX_ID_BYTES + 2];
    memset(name, 'a', sizeof name);
    name[UPWARD_MAX_ID_BYTES + 1] = '\0';
    snprintf(json, sizeof json,
             "{\"date\":\"2026-02-23\",\"id\":\"%s\",\"kind\":\"area\",\"name\":\"x\"}", name);
    check_append(json, strlen(json), UPWARD_INVALID_ID);
    name[UPWARD_MAX_ID_BYTES] = '\0';
    snprintf(json, sizeof json,
             "{\"date\":\"2026-02-23\",\"id\":\"%s\",\"kind\":\"area\",\"name\":\"x\"}", name);
    check_append(json, strlen(json), UPWARD_OK);
}

static void messages_and_parameters_have_the_same_limit(void) {
    const size_t size = (size_t)UPWARD_MAX_JSON_BYTES + 1;
    upward_render_options options;
    upward_text* text = NULL;
    char* blank = malloc(size);
    if (!blank) exit(EXIT_FAILURE);
    memset(blank, ' ', size);
    upward_render_options_init(&options);
    options.messages = blank;
    options.messages_size = size;
    CHECK_FAILS(
        upward_workspace_render(workspace, "plan", "2026-02-20", NULL, 0, &options, &text, error),
        UPWARD_LIMIT_EXCEEDED, error);
    CHECK_FAILS(upward_workspace_query(workspace, "plan", "2026-02-20", blank, size, &text, error),
                UPWARD_LIMIT_EXCEEDED, error);
    free(blank);
}

int main(void) {
    error = upward_error_new();
    workspace = upward_workspace_new();
    a_text_has_at_most_so_many_bytes();
    json_has_at_most_so_many_bytes();
    brackets_are_nested_at_most_so_deep();
    an_id_has_at_most_so_many_bytes();
    messages_and_parameters_have_the_same_limit();
    CHECK(upward_workspace_entry_count(workspace) == 2);
    upward_workspace_free(workspace);
    upward_error_free(error);
    return checked();
}
