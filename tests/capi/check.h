/* SPDX-License-Identifier: BSL-1.0
 *
 * What a test in C needs: CHECK says what is not so and goes on; `return checked();` ends the test.
 */
#ifndef UPWARD_TESTS_CAPI_CHECK_H
#define UPWARD_TESTS_CAPI_CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <upward/upward.h>

static int failures = 0;

#define CHECK(condition)                                                            \
    do {                                                                            \
        if (!(condition)) {                                                         \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
            ++failures;                                                             \
        }                                                                           \
    } while (0)

#define CHECK_TEXT(actual, expected) check_text(actual, expected, __FILE__, __LINE__)
#define CHECK_HAS(text, part) check_has(text, part, __FILE__, __LINE__)

/* The status, and what the error tells of it. */
#define CHECK_FAILS(call, status_expected, error)                                          \
    do {                                                                                   \
        const int32_t status_told = (call);                                                \
        if (status_told != (status_expected) || upward_error_code(error) != status_told) { \
            fprintf(stderr, "%s:%d: %s is %d (%s): %s\n", __FILE__, __LINE__, #call,       \
                    (int)status_told, upward_status_name(status_told),                     \
                    upward_error_message(error));                                          \
            ++failures;                                                                    \
        }                                                                                  \
    } while (0)

#define CHECK_OK(call, error) CHECK_FAILS(call, UPWARD_OK, error)

static inline void check_text(const char* actual, const char* expected, const char* file,
                              int line) {
    if (actual && strcmp(actual, expected) == 0) return;
    fprintf(stderr, "%s:%d: \"%s\" is not \"%s\"\n", file, line, actual ? actual : "NULL",
            expected);
    ++failures;
}

static inline void check_has(const char* text, const char* part, const char* file, int line) {
    if (text && strstr(text, part)) return;
    fprintf(stderr, "%s:%d: no \"%s\" in \"%s\"\n", file, line, part, text ? text : "NULL");
    ++failures;
}

static inline int checked(void) { return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE; }

/* A workspace from a text that is fine; ends the test where it is not. */
static inline upward_workspace* workspace_of(const char* json) {
    upward_workspace* workspace = NULL;
    if (upward_workspace_from_json(json, strlen(json), &workspace, NULL) != UPWARD_OK) {
        fprintf(stderr, "this is no workspace: %s\n", json);
        exit(EXIT_FAILURE);
    }
    return workspace;
}

/* The workspace in a file of examples/; ends the test where there is none. */
static inline upward_workspace* workspace_of_example(const char* name) {
    char path[1024];
    static char json[1 << 20];
    FILE* file;
    size_t size;
    upward_workspace* workspace = NULL;
    snprintf(path, sizeof path, "%s/%s", UPWARD_EXAMPLES, name);
    file = fopen(path, "rb");
    size = file ? fread(json, 1, sizeof json, file) : 0;
    if (file) fclose(file);
    if (upward_workspace_from_json(json, size, &workspace, NULL) != UPWARD_OK) {
        fprintf(stderr, "no workspace at %s\n", path);
        exit(EXIT_FAILURE);
    }
    return workspace;
}

#endif
