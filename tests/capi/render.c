/* SPDX-License-Identifier: BSL-1.0 */
#include "check.h"

static upward_error* error;

static upward_render_options defaults(void) {
    upward_render_options options;
    upward_render_options_init(&options);
    return options;
}

static int32_t render(const upward_workspace* workspace, const char* kind,
                      const upward_render_options* options, upward_text** text) {
    return upward_workspace_render(workspace, kind, "2026-02-20", NULL, 0, options, text, error);
}

static void the_defaults_are_text_of_80_columns_for_the_report(void) {
    const upward_render_options options = defaults();
    CHECK(options.size == sizeof options);
    CHECK(options.format == UPWARD_FORMAT_TEXT);
    CHECK(options.width == 80);
    CHECK(options.colour == 0);
    CHECK(options.for_boss == 0);
    CHECK(options.messages == NULL);
    CHECK(options.messages_size == 0);
    upward_render_options_init(NULL);
}

static void no_options_and_zeros_are_the_defaults(const upward_workspace* workspace) {
    upward_render_options options = defaults();
    upward_text *none = NULL, *initial = NULL, *zeros = NULL;
    CHECK_OK(render(workspace, "plan", NULL, &none), error);
    CHECK_OK(render(workspace, "plan", &options, &initial), error);
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    CHECK_OK(render(workspace, "plan", &options, &zeros), error);
    CHECK(upward_text_size(none) > 100);
    CHECK_TEXT(upward_text_data(initial), upward_text_data(none));
    CHECK_TEXT(upward_text_data(zeros), upward_text_data(none));
    CHECK(upward_text_data(none)[upward_text_size(none) - 1] == '\n');
    upward_text_free(none);
    upward_text_free(initial);
    upward_text_free(zeros);
}

static void markdown_has_headings_and_text_has_colours_when_asked(
    const upward_workspace* workspace) {
    upward_render_options options = defaults();
    upward_text* text = NULL;
    options.format = UPWARD_FORMAT_MARKDOWN;
    CHECK_OK(render(workspace, "trust", &options, &text), error);
    CHECK(upward_text_data(text)[0] == '#');
    upward_text_free(text);

    options = defaults();
    CHECK_OK(render(workspace, "trust", &options, &text), error);
    CHECK(strchr(upward_text_data(text), '\033') == NULL);
    upward_text_free(text);
    options.colour = 1;
    CHECK_OK(render(workspace, "trust", &options, &text), error);
    CHECK(strchr(upward_text_data(text), '\033') != NULL);
    upward_text_free(text);
}

static void a_calendar_is_made_of_what_has_dates(const upward_workspace* workspace) {
    upward_render_options options = defaults();
    upward_text* text = NULL;
    options.format = UPWARD_FORMAT_ICS;
    CHECK_OK(render(workspace, "plan", &options, &text), error);
    CHECK(strncmp(upward_text_data(text), "BEGIN:VCALENDAR\r\n", 17) == 0);
    CHECK(strstr(upward_text_data(text), "\r\nCLASS:PRIVATE\r\n") != NULL);
    upward_text_free(text);
    CHECK_FAILS(render(workspace, "trust", &options, &text), UPWARD_INVALID_ARGUMENT, error);
    CHECK(text == NULL);
    options.for_boss = 1;
    CHECK_OK(render(workspace, "touches", &options, &text), error);
    CHECK(strstr(upward_text_data(text), "CLASS:PRIVATE") == NULL);
    upward_text_free(text);
    CHECK_FAILS(render(workspace, "log", &options, &text), UPWARD_INVALID_ARGUMENT, error);
}

static void sentences_may_be_replaced(const upward_workspace* workspace) {
    static const char fine[] = "# ours\n";
    static const char unknown[] = "# ours\nno.such.message = Never\n";
    upward_render_options options = defaults();
    upward_text* text = NULL;
    options.messages = fine;
    options.messages_size = strlen(fine);
    CHECK_OK(render(workspace, "plan", &options, &text), error);
    upward_text_free(text);

    options.messages = unknown;
    options.messages_size = strlen(unknown);
    CHECK_FAILS(render(workspace, "plan", &options, &text), UPWARD_UNKNOWN_KEY, error);
    CHECK(text == NULL);
    CHECK(upward_error_line(error) == 2);
}

static void options_that_are_none_are_refused(const upward_workspace* workspace) {
    struct {
        upward_render_options known;
        uint64_t unknown;
    } newer;
    upward_render_options options = defaults();
    upward_text* text = NULL;
    options.format = 3;
    CHECK_FAILS(render(workspace, "plan", &options, &text), UPWARD_INVALID_ARGUMENT, error);
    options = defaults();
    options.width = 39;
    CHECK_FAILS(render(workspace, "plan", &options, &text), UPWARD_OUT_OF_RANGE, error);
    options.width = 401;
    CHECK_FAILS(render(workspace, "plan", &options, &text), UPWARD_OUT_OF_RANGE, error);
    options.width = -1;
    CHECK_FAILS(render(workspace, "plan", &options, &text), UPWARD_OUT_OF_RANGE, error);
    options = defaults();
    options.messages_size = 1;
    CHECK_FAILS(render(workspace, "plan", &options, &text), UPWARD_INVALID_ARGUMENT, error);
    options = defaults();
    options.size = 0;
    CHECK_FAILS(render(workspace, "plan", &options, &text), UPWARD_INVALID_ARGUMENT, error);
    options.size = sizeof options - 1;
    CHECK_FAILS(render(workspace, "plan", &options, &text), UPWARD_INVALID_ARGUMENT, error);
    CHECK(text == NULL);

    /* A host that was compiled against a newer header may pass what we do not know, if it is zero. */
    newer.known = defaults();
    newer.known.size = sizeof newer;
    newer.unknown = 0;
    CHECK_OK(render(workspace, "plan", &newer.known, &text), error);
    upward_text_free(text);
    newer.unknown = 1;
    CHECK_FAILS(render(workspace, "plan", &newer.known, &text), UPWARD_INVALID_ARGUMENT, error);
}

static void for_the_boss_it_refuses_what_a_query_refuses(const upward_workspace* workspace) {
    upward_render_options options = defaults();
    upward_text* text = NULL;
    options.for_boss = 1;
    CHECK_FAILS(render(workspace, "trust", &options, &text), UPWARD_NOT_FOR_BOSS, error);
    CHECK(text == NULL);
    CHECK_OK(render(workspace, "touches", &options, &text), error);
    upward_text_free(text);
}

int main(void) {
    upward_workspace* workspace = workspace_of_example("new_report.json");
    error = upward_error_new();
    the_defaults_are_text_of_80_columns_for_the_report();
    no_options_and_zeros_are_the_defaults(workspace);
    markdown_has_headings_and_text_has_colours_when_asked(workspace);
    a_calendar_is_made_of_what_has_dates(workspace);
    sentences_may_be_replaced(workspace);
    options_that_are_none_are_refused(workspace);
    for_the_boss_it_refuses_what_a_query_refuses(workspace);
    upward_error_free(error);
    upward_workspace_free(workspace);
    return checked();
}
