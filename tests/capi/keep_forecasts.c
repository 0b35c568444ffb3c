/* SPDX-License-Identifier: BSL-1.0 */
#include "check.h"

static upward_error* error;

static upward_workspace* with_an_ask(void) {
    static const char json[] =
        "{\"upward\":1,\"log\":[{\"id\":\"a\",\"kind\":\"ask\",\"date\":\"2026-02-16\","
        "\"by\":\"bo\",\"to\":\"ana\",\"topic\":\"budget\"}]}";
    upward_workspace* workspace = NULL;
    CHECK_OK(upward_workspace_from_json(json, strlen(json), &workspace, error), error);
    return workspace;
}

static void a_forecast_is_kept_once(void) {
    upward_workspace* workspace = with_an_ask();
    size_t kept = 9;
    CHECK_OK(upward_workspace_keep_forecasts(workspace, "2026-02-20", 5, &kept, error), error);
    CHECK(kept == 1);
    CHECK(upward_workspace_entry_count(workspace) == 2);
    CHECK_OK(upward_workspace_keep_forecasts(workspace, "2026-02-20", 5, &kept, error), error);
    CHECK(kept == 0);
    CHECK_OK(upward_workspace_keep_forecasts(workspace, "2026-02-20", 1, NULL, NULL), error);
    CHECK(upward_workspace_entry_count(workspace) == 3);
    upward_workspace_free(workspace);
}

static void it_is_scored_when_its_days_are_over(void) {
    upward_workspace* workspace = with_an_ask();
    upward_text* text = NULL;
    CHECK_OK(upward_workspace_keep_forecasts(workspace, "2026-02-20", 5, NULL, error), error);
    CHECK_OK(upward_workspace_query(workspace, "calibration", "2026-02-27", NULL, 0, &text, error),
             error);
    CHECK(strstr(upward_text_data(text), "\"kept\":{\"bins\":[{") != NULL);
    upward_text_free(text);
    upward_workspace_free(workspace);
}

static void what_is_wrong_is_told_and_nothing_kept(void) {
    upward_workspace* workspace = with_an_ask();
    size_t kept = 9;
    CHECK_FAILS(upward_workspace_keep_forecasts(NULL, "2026-02-20", 5, &kept, error),
                UPWARD_INVALID_ARGUMENT, error);
    CHECK(kept == 0);
    CHECK_FAILS(upward_workspace_keep_forecasts(workspace, NULL, 5, &kept, error),
                UPWARD_INVALID_ARGUMENT, error);
    CHECK_FAILS(upward_workspace_keep_forecasts(workspace, "2026-02-30", 5, &kept, error),
                UPWARD_INVALID_DATE, error);
    CHECK_FAILS(upward_workspace_keep_forecasts(workspace, "2026-02-20", 0, &kept, error),
                UPWARD_OUT_OF_RANGE, error);
    CHECK_TEXT(upward_error_pointer(error), "/days");
    CHECK_FAILS(upward_workspace_keep_forecasts(workspace, "2026-02-20", 21, &kept, error),
                UPWARD_OUT_OF_RANGE, error);
    CHECK(upward_workspace_entry_count(workspace) == 1);
    upward_workspace_free(workspace);
}

int main(void) {
    error = upward_error_new();
    a_forecast_is_kept_once();
    it_is_scored_when_its_days_are_over();
    what_is_wrong_is_told_and_nothing_kept();
    upward_error_free(error);
    return checked();
}
