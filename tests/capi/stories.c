/* SPDX-License-Identifier: BSL-1.0
 *
 * The stories at every checkpoint, through C. The table is tests/data/stories.txt.
 */
#include <upward/upward.h>

#include "support/json_at.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char* read_file(const char* folder, const char* name, size_t* size) {
    char path[4096];
    char* text;
    FILE* file;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (!file) return NULL;
    text = (char*)malloc(1 << 20);
    *size = fread(text, 1, (1 << 20) - 1, file);
    text[*size] = '\0';
    fclose(file);
    return text;
}

static char* trimmed(char* text) {
    char* end;
    text += strspn(text, " ");
    end = text + strcspn(text, "\n");
    while (end > text && end[-1] == ' ') --end;
    *end = '\0';
    return text;
}

/* 0 when the checkpoint holds. */
static int check(char* columns[6]) {
    char name[128];
    size_t size = 0, length = 0;
    char* json;
    upward_workspace* ws = NULL;
    upward_text* answer = NULL;
    const char* value;
    int failed = 1;

    snprintf(name, sizeof name, "%s.json", columns[0]);
    json = read_file(UPWARD_EXAMPLES, name, &size);
    if (json && upward_workspace_from_json(json, size, &ws, NULL) == UPWARD_OK &&
        upward_workspace_query(ws, columns[1], columns[2], columns[3], strlen(columns[3]), &answer,
                               NULL) == UPWARD_OK) {
        value = json_at(upward_text_data(answer), columns[4], &length);
        failed = !value || strlen(columns[5]) != length || memcmp(value, columns[5], length) != 0;
        if (failed)
            printf("%s %s %s %s: %.*s, not %s\n", columns[0], columns[1], columns[2], columns[4],
                   (int)length, value ? value : "", columns[5]);
    }
    upward_text_free(answer);
    upward_workspace_free(ws);
    free(json);
    return failed;
}

int main(void) {
    size_t size = 0;
    int checked = 0, failed = 0;
    char* table = read_file(UPWARD_TEST_DATA, "stories.txt", &size);
    char* line;
    char* next;
    if (!table) return 1;
    for (line = table; line && *line; line = next) {
        char* columns[6] = {0};
        int i;
        next = strchr(line, '\n');
        if (next) *next++ = '\0';
        if (!*line || *line == '#') continue;
        for (i = 0; i < 6 && line; ++i) {
            char* bar = i < 5 ? strchr(line, '|') : NULL;
            if (bar) *bar = '\0';
            columns[i] = trimmed(line);
            line = bar ? bar + 1 : NULL;
        }
        failed += i == 6 ? check(columns) : 1;
        ++checked;
    }
    free(table);
    printf("%d checkpoints, %d failed\n", checked, failed);
    return failed != 0 || checked < 50;
}
