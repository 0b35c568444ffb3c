/* SPDX-License-Identifier: BSL-1.0
 *
 * The value at a JSON pointer of a canonical text (no spaces), as a slice of that text: enough JSON
 * for a test in C.
 */
#ifndef UPWARD_TESTS_JSON_AT_H
#define UPWARD_TESTS_JSON_AT_H

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const char* json_skip_string(const char* p) {
    for (++p; *p && *p != '"'; ++p)
        if (*p == '\\' && p[1]) ++p;
    return *p ? p + 1 : p;
}

static const char* json_skip_value(const char* p) {
    int depth = 0;
    do {
        if (*p == '"') {
            p = json_skip_string(p);
        } else {
            depth += (*p == '{' || *p == '[') - (*p == '}' || *p == ']');
            ++p;
        }
    } while (*p && (depth > 0 || !strchr(",}]", *p)));
    return p;
}

/* NULL when there is no such value. */
static const char* json_at(const char* json, const char* pointer, size_t* length) {
    const char* p = json;
    while (*pointer == '/') {
        const char* part = pointer + 1;
        size_t size = strcspn(part, "/");
        if (*p == '{') {
            for (++p; *p == '"'; p = json_skip_value(p), p += *p == ',') {
                const char* key = p + 1;
                p = json_skip_string(p);
                if ((size_t)(p - 1 - key) == size && !memcmp(key, part, size)) break;
                ++p;
            }
            if (*p != ':') return NULL;
            ++p;
        } else if (*p == '[') {
            long index = strtol(part, NULL, 10);
            for (++p; index > 0 && *p && *p != ']'; --index) {
                p = json_skip_value(p);
                p += *p == ',';
            }
            if (!*p || *p == ']') return NULL;
        } else {
            return NULL;
        }
        pointer = part + size;
    }
    *length = (size_t)(json_skip_value(p) - p);
    return p;
}

#endif
