/* SPDX-License-Identifier: BSL-1.0 */
#include "check.h"

static void it_is_a_uuid_of_version_7(void) {
    char id[UPWARD_NEW_ID_SIZE];
    size_t i;
    CHECK(upward_new_id(id, sizeof id, NULL) == UPWARD_OK);
    CHECK(strlen(id) == UPWARD_NEW_ID_SIZE - 1);
    for (i = 0; i < strlen(id); ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) CHECK(id[i] == '-');
        else CHECK(strchr("0123456789abcdef", id[i]) != NULL);
    }
    CHECK(id[14] == '7');
    CHECK(strchr("89ab", id[19]) != NULL);
}

static void ids_differ_and_sort_by_time(void) {
    char before[UPWARD_NEW_ID_SIZE] = "", id[UPWARD_NEW_ID_SIZE];
    int i;
    for (i = 0; i < 1000; ++i) {
        CHECK(upward_new_id(id, sizeof id, NULL) == UPWARD_OK);
        CHECK(strcmp(before, id) != 0);
        CHECK(strncmp(before, id, 18) <= 0); /* the time; a clock may be set back between two */
        memcpy(before, id, sizeof id);
    }
}

static void an_entry_takes_it(void) {
    upward_workspace* workspace = upward_workspace_new();
    char id[UPWARD_NEW_ID_SIZE], json[256];
    CHECK(upward_new_id(id, sizeof id, NULL) == UPWARD_OK);
    snprintf(json, sizeof json,
             "{\"date\":\"2026-02-23\",\"id\":\"%s\",\"kind\":\"area\",\"name\":\"x\"}", id);
    CHECK(upward_workspace_append(workspace, json, strlen(json), NULL, NULL) == UPWARD_OK);
    upward_workspace_free(workspace);
}

static void a_buffer_that_is_too_small_is_not_written_beyond(void) {
    upward_error* error = upward_error_new();
    char small[UPWARD_NEW_ID_SIZE] = {'a', 'b'};
    CHECK_FAILS(upward_new_id(small, UPWARD_NEW_ID_SIZE - 1, error), UPWARD_INVALID_ARGUMENT,
                error);
    CHECK(small[0] == '\0');
    CHECK(small[1] == 'b');
    small[0] = 'a';
    CHECK_FAILS(upward_new_id(small, 0, error), UPWARD_INVALID_ARGUMENT, error);
    CHECK(small[0] == 'a');
    upward_error_free(error);
}

int main(void) {
    it_is_a_uuid_of_version_7();
    ids_differ_and_sort_by_time();
    an_entry_takes_it();
    a_buffer_that_is_too_small_is_not_written_beyond();
    return checked();
}
