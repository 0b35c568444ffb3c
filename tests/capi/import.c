/* SPDX-License-Identifier: BSL-1.0 */
#include "check.h"

static upward_error* error;

static const char calendar[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:board\r\n"
    "DTSTART;TZID=America/New_York:20260312T090000\r\nSUMMARY:Board\r\nX-A:1\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n";

static upward_import_options of_march(void) {
    upward_import_options options;
    upward_import_options_init(&options);
    options.answers = "bo";
    options.from = "2026-03-01";
    options.to = "2026-03-31";
    return options;
}

static int32_t import(upward_workspace* workspace, const upward_import_options* options,
                      upward_text** text) {
    return upward_workspace_import_ics(workspace, calendar, strlen(calendar), options, text, error);
}

static void events_are_appended_once(void) {
    upward_workspace* workspace = upward_workspace_new();
    upward_import_options options = of_march();
    upward_text* text = NULL;
    CHECK_OK(import(workspace, &options, &text), error);
    CHECK_TEXT(upward_text_data(text),
               "{\"added\":1,\"changed\":0,\"entries\":[{\"answers\":\"bo\",\"begins\":780,"
               "\"date\":\"2026-03-01\",\"id\":\"ics.f6433691-8920-5e24-b5f5-bfe77f80ac9e\","
               "\"kind\":\"event\",\"name\":\"Board\",\"on\":\"2026-03-12\",\"topic\":\"Board\","
               "\"type\":\"other\"}],\"ignored\":[{\"line\":7,\"times\":1,\"what\":\"X-A\","
               "\"why\":\"not read\"}],\"missing\":[],\"unchanged\":0,\"withdrawn\":0}");
    upward_text_free(text);
    CHECK_OK(import(workspace, &options, &text), error);
    CHECK(strstr(upward_text_data(text), "\"unchanged\":1") != NULL);
    upward_text_free(text);
    CHECK(upward_workspace_entry_count(workspace) == 1);
    upward_workspace_free(workspace);
}

static void known_area_and_shared_are_kept(void) {
    upward_workspace* workspace = upward_workspace_new();
    upward_import_options options = of_march();
    upward_text* text = NULL;
    options.known = "2026-02-20";
    options.area = "billing";
    options.shared = 1;
    CHECK_OK(import(workspace, &options, &text), error);
    CHECK(strstr(upward_text_data(text), "\"date\":\"2026-02-20\"") != NULL);
    CHECK(strstr(upward_text_data(text), "\"area\":\"billing\"") != NULL);
    CHECK(strstr(upward_text_data(text), "\"visibility\":\"shared\"") != NULL);
    upward_text_free(text);
    upward_workspace_free(workspace);
}

static void what_is_wrong_is_told_with_its_place(void) {
    upward_workspace* workspace = upward_workspace_new();
    upward_import_options options = of_march();
    upward_text* text = NULL;
    options.from = "March";
    CHECK_FAILS(import(workspace, &options, &text), UPWARD_INVALID_DATE, error);
    CHECK_TEXT(upward_error_pointer(error), "/from");
    options = of_march();
    options.answers = "not an id";
    CHECK_FAILS(import(workspace, &options, &text), UPWARD_INVALID_ID, error);
    CHECK_TEXT(upward_error_pointer(error), "/answers");
    options = of_march();
    options.size = 4;
    CHECK_FAILS(import(workspace, &options, &text), UPWARD_INVALID_ARGUMENT, error);
    options = of_march();
    CHECK_FAILS(
        upward_workspace_import_ics(workspace, "BEGIN:VCALENDAR\nX", 17, &options, &text, error),
        UPWARD_SYNTAX, error);
    CHECK(upward_error_line(error) == 1);
    CHECK(text == NULL);
    CHECK(upward_workspace_entry_count(workspace) == 0);
    upward_workspace_free(workspace);
}

int main(void) {
    error = upward_error_new();
    events_are_appended_once();
    known_area_and_shared_are_kept();
    what_is_wrong_is_told_with_its_place();
    upward_error_free(error);
    return checked();
}
