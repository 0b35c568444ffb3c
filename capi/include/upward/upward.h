/* SPDX-License-Identifier: BSL-1.0
 *
 * upward, in C: a library that helps a person lead upward. From a log of what happened between one
 * report and one boss it answers what to do next and why: which touches are due, what was promised,
 * where trust stands and what would change it. No service, no network, no clock: the same workspace,
 * day and parameters give the same bytes everywhere.
 *
 *     #include <stdio.h>
 *     #include <string.h>
 *     #include <upward/upward.h>
 *
 *     int ask(const char* json) {
 *         upward_error* error = upward_error_new();
 *         upward_workspace* workspace = NULL;
 *         upward_text* answer = NULL;
 *         if (upward_workspace_from_json(json, strlen(json), &workspace, error) == UPWARD_OK &&
 *             upward_workspace_query(workspace, "trust", "2026-02-20", NULL, 0, &answer, error) ==
 *                 UPWARD_OK)
 *             puts(upward_text_data(answer));
 *         else
 *             fprintf(stderr, "%d:%d: %s (at %s)\n", (int)upward_error_line(error),
 *                     (int)upward_error_column(error), upward_error_message(error),
 *                     upward_error_pointer(error));
 *         upward_text_free(answer);
 *         upward_workspace_free(workspace);
 *         upward_error_free(error);
 *         return answer == NULL;
 *     }
 *
 * Words. A workspace is one report's file: a log of entries, the working calendar and zone that its
 * days are of, and the policy under which it is judged. It is read from JSON and written as JSON. A
 * query has a kind (upward_kind_at lists them), a day (everything known by its end counts) and
 * parameters (a JSON object); its answer is JSON. What is rendered is an answer as text for a person.
 *
 * Ownership. What a `_new` or `_from_json` makes, and every upward_text, is freed by the caller, each
 * by the `_free` of its type; freeing NULL does nothing. A pointer got from an object lives until
 * that object is freed or changed. Everything handed in is copied; nothing of the caller's is kept.
 *
 * Text is UTF-8. Where a size stands beside a pointer it counts bytes and no NUL is needed; the
 * pointer may be NULL where the size is 0. Without a size the text ends with a NUL.
 *
 * Errors. A function that can fail returns a status, whose number never changes, and takes as its
 * last argument an upward_error of the caller's, or NULL, that tells more: the cause in one line, and
 * where. A failed call leaves the workspace as it was and sets its other results to NULL or 0. A
 * NULL where none is allowed is UPWARD_INVALID_ARGUMENT. No exception leaves this library; it prints
 * nothing, and never ends the program. Every function that can fail may also return
 * UPWARD_OUT_OF_MEMORY, and UPWARD_INTERNAL for a fault of its own.
 *
 * Threads. Calls that take a workspace as const may run at the same time; a call that changes it runs
 * alone. Different workspaces, texts and errors know nothing of each other. An upward_error is used
 * by one thread at a time.
 *
 * Versions. A struct that may grow begins with its size in bytes, as the caller was compiled; what is
 * appended to it later is at its default where it is zero or missing. While the major number is 0, a
 * new minor number may change anything; a patch changes no interface.
 */
#ifndef UPWARD_UPWARD_H
#define UPWARD_UPWARD_H

#include <stddef.h>
#include <stdint.h>

/* UPWARD_STATIC is defined by whoever links the static library; the build of the shared library
 * defines UPWARD_BUILDING. */
#if defined(UPWARD_STATIC)
#define UPWARD_API
#elif defined(_WIN32)
#if defined(UPWARD_BUILDING)
#define UPWARD_API __declspec(dllexport)
#else
#define UPWARD_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define UPWARD_API __attribute__((visibility("default")))
#else
#define UPWARD_API
#endif

#if !defined(__cplusplus)
#define UPWARD_NOEXCEPT
#elif __cplusplus >= 201103L || defined(_MSC_VER)
#define UPWARD_NOEXCEPT noexcept
#else
#define UPWARD_NOEXCEPT throw()
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- The version ---- */

#define UPWARD_VERSION_MAJOR 0
#define UPWARD_VERSION_MINOR 1
#define UPWARD_VERSION_PATCH 0
#define UPWARD_VERSION_STRING "0.1.0"

/** Ordered as the versions are: 0.1.0 is 1000, 1.2.3 is 1002003. */
#define UPWARD_VERSION_NUMBER \
    (UPWARD_VERSION_MAJOR * 1000000 + UPWARD_VERSION_MINOR * 1000 + UPWARD_VERSION_PATCH)

/**
 * The version of the library that is loaded, as UPWARD_VERSION_NUMBER is of this header. A host that
 * loads the library at run time refuses another major number, and while that is 0, another minor
 * one. Never fails. Since 0.1.
 */
UPWARD_API int32_t upward_version_number(void) UPWARD_NOEXCEPT;

/** The same as text, "0.1.0". Never NULL, never freed. Since 0.1. */
UPWARD_API const char* upward_version_string(void) UPWARD_NOEXCEPT;

/**
 * How the library was built, as a JSON object: `upward` (its version), `compiler`, `standard` (of C++)
 * and `boost` (BOOST_VERSION: 108100 is 1.81.0). Never NULL, never freed. Since 0.1.
 */
UPWARD_API const char* upward_build_info(void) UPWARD_NOEXCEPT;

/* ---- Statuses ---- */

/** What became of a call. The numbers are never changed or reused. Since 0.1. */
enum upward_status {
    UPWARD_OK = 0,
    UPWARD_INVALID_ARGUMENT = 1,  /**< an argument or a parameter is not of its form */
    UPWARD_SYNTAX = 2,            /**< the text is not JSON, a catalogue or a calendar */
    UPWARD_INVALID_UTF8 = 3,      /**< the text is not UTF-8 */
    UPWARD_DUPLICATE_KEY = 4,     /**< an object has one key twice */
    UPWARD_UNKNOWN_KEY = 5,       /**< a key that this format does not have */
    UPWARD_UNKNOWN_KIND = 6,      /**< an entry of a kind that this format does not have */
    UPWARD_MISSING_KEY = 7,       /**< a required key is not there */
    UPWARD_WRONG_TYPE = 8,        /**< a text where a number should be, and so on */
    UPWARD_OUT_OF_RANGE = 9,      /**< a number that is not finite, or outside its range */
    UPWARD_INVALID_DATE = 10,     /**< not YYYY-MM-DD, or a day that does not exist */
    UPWARD_INVALID_ID = 11,       /**< an id is 1 to 64 bytes of [A-Za-z0-9._:-] */
    UPWARD_INVALID_VALUE = 12,    /**< a word that is none of those allowed */
    UPWARD_LIMIT_EXCEEDED = 13,   /**< larger, deeper or more than the limits below */
    UPWARD_ID_CONFLICT = 14,      /**< a known id with other content */
    UPWARD_CORRECTION_CYCLE = 15, /**< corrections that name each other */
    UPWARD_NOT_SHAREABLE = 16,    /**< an entry that judges a person cannot be shared */
    UPWARD_INVALID_RULE = 17,     /**< a recurrence rule that RFC 5545 does not allow */
    UPWARD_UNSUPPORTED_RULE = 18, /**< a part of a recurrence rule that is not understood yet */
    UPWARD_INVALID_POLICY = 19,   /**< a policy outside its ranges */
    UPWARD_UNKNOWN_QUERY = 20,    /**< no query of that name */
    UPWARD_NOT_FOR_BOSS = 21,     /**< a query that is never answered for the boss */
    UPWARD_OUT_OF_MEMORY = 22,    /**< an allocation failed */
    UPWARD_INTERNAL = 23          /**< a fault of the library itself */
};

/**
 * The name of a status as it stands above, in lower case and without the prefix: "invalid_date";
 * "unknown" for a number that is none of them. Never NULL, never freed. Since 0.1.
 */
UPWARD_API const char* upward_status_name(int32_t status) UPWARD_NOEXCEPT;

/* ---- Limits: what goes over is refused with UPWARD_LIMIT_EXCEEDED ---- */

#define UPWARD_MAX_JSON_BYTES 67108864   /**< of one text handed in: 64 MiB */
#define UPWARD_MAX_JSON_DEPTH 32         /**< nested brackets */
#define UPWARD_MAX_ENTRIES 200000        /**< in one log */
#define UPWARD_MAX_TEXT_BYTES 65536      /**< of one text in an entry */
#define UPWARD_MAX_LIST_ITEMS 10000      /**< of one list in an entry */
#define UPWARD_MAX_CORRECTION_CHAIN 1000 /**< corrections of corrections */
#define UPWARD_MAX_ID_BYTES 64           /**< of an id */

/* ---- Errors: what went wrong, and where ---- */

/** Told by a call that takes it: the last failure, or UPWARD_OK after a success. Since 0.1. */
typedef struct upward_error upward_error;

/**
 * An error that tells UPWARD_OK so far; it may serve any number of calls. NULL when there is no
 * memory. Freed with upward_error_free. Since 0.1.
 */
UPWARD_API upward_error* upward_error_new(void) UPWARD_NOEXCEPT;

/** Frees an error; NULL does nothing. Since 0.1. */
UPWARD_API void upward_error_free(upward_error* error) UPWARD_NOEXCEPT;

/**
 * The status that the last call with this error returned; UPWARD_INVALID_ARGUMENT for NULL.
 * Since 0.1.
 */
UPWARD_API int32_t upward_error_code(const upward_error* error) UPWARD_NOEXCEPT;

/**
 * The cause in one line, for a person; empty after a success and for NULL. It may quote the input:
 * whoever prints it to a terminal escapes its control characters. Never NULL; lives until the error
 * is freed or used again. Since 0.1.
 */
UPWARD_API const char* upward_error_message(const upward_error* error) UPWARD_NOEXCEPT;

/**
 * The JSON pointer (RFC 6901) to the value at fault, in the text that was handed in: "/log/17/topic",
 * in a list of entries "/3/topic", in one entry "/topic". Empty where it is the whole text or no
 * text, and for NULL. Never NULL; lives until the error is freed or used again. Since 0.1.
 */
UPWARD_API const char* upward_error_pointer(const upward_error* error) UPWARD_NOEXCEPT;

/** The line of the value at fault, from 1; 0 where no text is at fault, and for NULL. Since 0.1. */
UPWARD_API int32_t upward_error_line(const upward_error* error) UPWARD_NOEXCEPT;

/**
 * The column in that line, in bytes, from 1; 0 where no text is at fault, and for NULL. Since 0.1.
 */
UPWARD_API int32_t upward_error_column(const upward_error* error) UPWARD_NOEXCEPT;

/**
 * The bytes of the text before the value at fault; 0 where no text is at fault, and for NULL.
 * Since 0.1.
 */
UPWARD_API int64_t upward_error_offset(const upward_error* error) UPWARD_NOEXCEPT;

/* ---- Texts: what the library answers ---- */

/** A text that the library made and the caller owns. It never changes. Since 0.1. */
typedef struct upward_text upward_text;

/**
 * Its bytes, UTF-8, with a NUL after the last that is not counted; empty for NULL. Never NULL; lives
 * until the text is freed. Since 0.1.
 */
UPWARD_API const char* upward_text_data(const upward_text* text) UPWARD_NOEXCEPT;

/** How many bytes it has; 0 for NULL. Since 0.1. */
UPWARD_API size_t upward_text_size(const upward_text* text) UPWARD_NOEXCEPT;

/** Frees a text; NULL does nothing. Since 0.1. */
UPWARD_API void upward_text_free(upward_text* text) UPWARD_NOEXCEPT;

/* ---- The workspace ---- */

/** One report's log, calendar, zone and policy, in memory. Since 0.1. */
typedef struct upward_workspace upward_workspace;

/**
 * An empty workspace: no entries, Monday to Friday, UTC, the default policy. NULL when there is no
 * memory. Freed with upward_workspace_free. Since 0.1.
 */
UPWARD_API upward_workspace* upward_workspace_new(void) UPWARD_NOEXCEPT;

/**
 * Reads a workspace, strictly: what the format does not have, does not allow or has twice is an
 * error with its place. `json` has `size` bytes, at most UPWARD_MAX_JSON_BYTES, and is an object with
 * the key `upward`, the number of its format. `*workspace` is the new workspace, freed with
 * upward_workspace_free, or NULL after a failure; `workspace` is not NULL. Fails with
 * UPWARD_INVALID_ARGUMENT or any status from UPWARD_SYNTAX to UPWARD_INVALID_POLICY; the place points
 * into `json`. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_from_json(const char* json, size_t size,
                                              upward_workspace** workspace,
                                              upward_error* error) UPWARD_NOEXCEPT;

/** Frees a workspace; NULL does nothing. Since 0.1. */
UPWARD_API void upward_workspace_free(upward_workspace* workspace) UPWARD_NOEXCEPT;

/**
 * Appends one entry (an object) or several (a list) to the log: all of them or none. An entry whose
 * id is known, with the same content, is accepted and not added again. `json` has `size` bytes.
 * `*added` is how many were new, [0, UPWARD_MAX_ENTRIES], and 0 after a failure; `added` may be NULL,
 * `workspace` not. Fails with UPWARD_INVALID_ARGUMENT or any status from UPWARD_SYNTAX to
 * UPWARD_UNSUPPORTED_RULE; the place points into `json`. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_append(upward_workspace* workspace, const char* json,
                                           size_t size, size_t* added,
                                           upward_error* error) UPWARD_NOEXCEPT;

/**
 * How many entries the log has, corrections and what they correct included, [0, UPWARD_MAX_ENTRIES];
 * 0 for NULL. Since 0.1.
 */
UPWARD_API size_t upward_workspace_entry_count(const upward_workspace* workspace) UPWARD_NOEXCEPT;

/**
 * The workspace as canonical JSON, which ends with a line's end: equal workspaces give equal bytes,
 * and upward_workspace_from_json reads them back to the same. `*text` is freed with upward_text_free,
 * and NULL after a failure; neither `workspace` nor `text` is NULL. Fails with
 * UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_to_json(const upward_workspace* workspace, upward_text** text,
                                            upward_error* error) UPWARD_NOEXCEPT;

/**
 * Answers a query for the report, from everything known by the end of the day `as_of` (YYYY-MM-DD).
 * `kind` is the name of a kind (upward_kind_at). `parameters` has `parameters_size` bytes: a JSON
 * object with parameters of that kind, or no bytes; what is left out keeps its default. `*text` is
 * the answer, canonical JSON on one line without its end, freed with upward_text_free, and NULL after
 * a failure. Only `parameters` may be NULL. Fails with UPWARD_UNKNOWN_QUERY, UPWARD_INVALID_DATE,
 * UPWARD_INVALID_ARGUMENT, or as the reading of the parameters fails, UPWARD_SYNTAX to
 * UPWARD_UNSUPPORTED_RULE, the place then pointing into them. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_query(const upward_workspace* workspace, const char* kind,
                                          const char* as_of, const char* parameters,
                                          size_t parameters_size, upward_text** text,
                                          upward_error* error) UPWARD_NOEXCEPT;

/**
 * Answers a query for the boss: from shared entries alone, as if there were no others. Arguments,
 * result and failures are those of upward_workspace_query, and UPWARD_NOT_FOR_BOSS where the boss is
 * never answered that kind. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_query_for_boss(const upward_workspace* workspace,
                                                   const char* kind, const char* as_of,
                                                   const char* parameters, size_t parameters_size,
                                                   upward_text** text,
                                                   upward_error* error) UPWARD_NOEXCEPT;

/** The form of a rendered answer. The numbers are never changed or reused. Since 0.1. */
enum upward_format {
    UPWARD_FORMAT_TEXT = 0,     /**< for a terminal */
    UPWARD_FORMAT_MARKDOWN = 1, /**< CommonMark */
    UPWARD_FORMAT_ICS = 2       /**< iCalendar, of the kinds plan and touches alone */
};

/**
 * How to render. Begin with upward_render_options_init, then set what differs. Since 0.1.
 */
typedef struct upward_render_options {
    uint32_t size;        /**< sizeof(upward_render_options) */
    int32_t format;       /**< one of upward_format */
    int32_t colour;       /**< 1: ANSI colours, in text only; 0: none */
    int32_t width;        /**< columns of text, [40, 400]; 0 is 80 */
    int32_t for_boss;     /**< 1: for the boss, from shared entries alone; 0: for the report */
    const char* messages; /**< sentences in place of the English ones, lines `key = sentence` */
    size_t messages_size; /**< bytes of `messages`, at most UPWARD_MAX_JSON_BYTES */
} upward_render_options;

/**
 * Sets every option to its default, and the size. NULL does nothing. Since 0.1.
 */
UPWARD_API void upward_render_options_init(upward_render_options* options) UPWARD_NOEXCEPT;

/**
 * Answers a query as text for a person. `options` says how; NULL is the defaults; its `messages` is
 * not kept. `*text` ends with a line's end, is freed with upward_text_free, and is NULL after a
 * failure. Text from entries is escaped, so that it can neither forge a heading nor move the cursor.
 * A calendar has CRLF at the ends of its lines, and UIDs that stay the same.
 * Only `parameters` and `options` may be NULL. Fails as upward_workspace_query does, and
 * with UPWARD_NOT_FOR_BOSS as upward_workspace_query_for_boss; with UPWARD_INVALID_ARGUMENT or
 * UPWARD_OUT_OF_RANGE for an option that is none; with UPWARD_SYNTAX, UPWARD_INVALID_UTF8 or
 * UPWARD_UNKNOWN_KEY for `messages`, the line and column then pointing into them. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_render(const upward_workspace* workspace, const char* kind,
                                           const char* as_of, const char* parameters,
                                           size_t parameters_size,
                                           const upward_render_options* options, upward_text** text,
                                           upward_error* error) UPWARD_NOEXCEPT;

/**
 * What of a calendar to import, and how. Begin with upward_import_options_init, then set `answers`,
 * `from` and `to`, and what else differs. Since 0.1.
 */
typedef struct upward_import_options {
    uint32_t size;       /**< sizeof(upward_import_options) */
    int32_t shared;      /**< 1: share what the calendar does not call private; 0: nothing */
    int32_t as_text;     /**< 1: the report is text for a person; 0: JSON */
    int32_t width;       /**< columns of that text, [40, 400]; 0 is 80 */
    const char* answers; /**< the id of the person who has to answer at the events */
    const char* from;    /**< the first day to import, YYYY-MM-DD */
    const char* to;      /**< the last one */
    const char* known;   /**< since when the events are known, YYYY-MM-DD; NULL is `from` */
    const char* area;    /**< the id of the area that they are in; NULL is all of them */
} upward_import_options;

/** Sets every option to its default, and the size. NULL does nothing. Since 0.1. */
UPWARD_API void upward_import_options_init(upward_import_options* options) UPWARD_NOEXCEPT;

/**
 * Appends the events of an iCalendar text (RFC 5545) between two days as entries of kind `event`:
 * all of them or none. The days are those of the workspace's zone. The same calendar again adds
 * nothing; what has changed in it since becomes a correction, what was cancelled is withdrawn. `ics`
 * has `size` bytes, at most UPWARD_MAX_JSON_BYTES. `*text` is a report, JSON with `added`, `changed`,
 * `withdrawn`, `unchanged` (numbers), `entries` (what was appended), `missing` (ids of events that the
 * calendar no longer has; they are left alone) and `ignored` (what was left out: `line`, `times`,
 * `what`, `why`), or the same as text; it is freed with upward_text_free, and NULL after a failure. None of the pointers but
 * `error` is NULL. Fails with UPWARD_INVALID_ARGUMENT; UPWARD_OUT_OF_RANGE, UPWARD_INVALID_ID, UPWARD_INVALID_DATE for an
 * option, the pointer then naming it; UPWARD_INVALID_VALUE where the workspace's zone is not known to
 * this system; UPWARD_SYNTAX, UPWARD_INVALID_UTF8 or UPWARD_LIMIT_EXCEEDED for `ics`, the line and
 * column then pointing into it. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_import_ics(upward_workspace* workspace, const char* ics,
                                               size_t size, const upward_import_options* options,
                                               upward_text** text,
                                               upward_error* error) UPWARD_NOEXCEPT;

/**
 * Keeps what is foreseen at the end of a day: for each topic the probability of an ask within the
 * next `days` working days, [1, 20], is appended as an entry of kind `forecast`, all of them or none.
 * The query `calibration` scores them once those days are over. A forecast that is kept already
 * stays as it was given. `as_of` is YYYY-MM-DD. `*kept` is how many were new, and 0 after a failure;
 * `kept` may be NULL, `workspace` and `as_of` not. Fails with UPWARD_INVALID_ARGUMENT,
 * UPWARD_INVALID_DATE, UPWARD_OUT_OF_RANGE for `days`, or UPWARD_LIMIT_EXCEEDED where the log is
 * full. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_keep_forecasts(upward_workspace* workspace, const char* as_of,
                                                   int32_t days, size_t* kept,
                                                   upward_error* error) UPWARD_NOEXCEPT;

/**
 * The policy of the workspace as canonical JSON, every constant of it. `*text` is freed with
 * upward_text_free, and NULL after a failure; neither `workspace` nor `text` is NULL. Fails with
 * UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_policy(const upward_workspace* workspace, upward_text** text,
                                           upward_error* error) UPWARD_NOEXCEPT;

/**
 * Judges by another policy from now on. `json` has `size` bytes: an object of the form that
 * upward_workspace_policy gives; what is left out has its default, not what it was before.
 * `workspace` is not NULL. Fails with UPWARD_INVALID_ARGUMENT, any status from UPWARD_SYNTAX to
 * UPWARD_LIMIT_EXCEEDED, or UPWARD_INVALID_POLICY where a constant is outside its range; the place
 * points into `json`. Since 0.1.
 */
UPWARD_API int32_t upward_workspace_set_policy(upward_workspace* workspace, const char* json,
                                               size_t size, upward_error* error) UPWARD_NOEXCEPT;

/* ---- Recurrence: scheduling rules, RFC 5545 ---- */

/**
 * A rule, or a set of rules and dates, that begins at a time, in a zone or without one. It never
 * changes. Its times are seconds since 1970-01-01T00:00:00: in UTC when it is in a zone; else local,
 * as if the clock on the wall were UTC; of dates, their midnight. Those that it has lie in the years
 * 1400 to 9999. Since 0.1.
 */
typedef struct upward_recurrence upward_recurrence;

/**
 * What becomes of a local time that its zone leaves out when clocks go forward. The numbers are never
 * changed or reused. Since 0.1.
 */
enum upward_gaps {
    UPWARD_GAPS_LEAVE_OUT = 0, /**< it is none, and not counted */
    UPWARD_GAPS_SHIFT = 1      /**< it is so much later as the clock is put forward */
};

/**
 * How to read a recurrence. Begin with upward_recurrence_options_init, then set what differs.
 * Since 0.1.
 */
typedef struct upward_recurrence_options {
    uint32_t size;        /**< sizeof(upward_recurrence_options) */
    int32_t lenient;      /**< 1: also take what is common in the wild; 0: RFC 5545 to the letter */
    int32_t gaps;         /**< one of upward_gaps */
    int32_t counts_start; /**< 1: the start is the first one, whether its rule matches it or not */
} upward_recurrence_options;

/** Sets every option to its default, and the size. NULL does nothing. Since 0.1. */
UPWARD_API void upward_recurrence_options_init(upward_recurrence_options* options) UPWARD_NOEXCEPT;

/**
 * Reads a recurrence. `text` has `size` bytes: a rule alone, "FREQ=WEEKLY;BYDAY=MO", or the lines of
 * iCalendar: RRULE, EXRULE, RDATE, EXDATE, and DTSTART where `start` is NULL. `start` is a date or a
 * time: "2026-01-20", "2026-01-20T09:30", "20260120T093000"; with a Z at its end it is in UTC. `zone`
 * is the IANA name of the zone of every time that has none of its own, or NULL. `options` may be
 * NULL: the defaults. `*recurrence` is freed with upward_recurrence_free, and NULL after a failure;
 * neither `text` nor `recurrence` is NULL. Fails with UPWARD_INVALID_RULE, UPWARD_UNSUPPORTED_RULE
 * or UPWARD_LIMIT_EXCEEDED, the message then beginning with the part, as BYDAY, and the place
 * pointing into `text`; with UPWARD_INVALID_DATE at the pointer "/start"; with UPWARD_INVALID_VALUE
 * at "/zone", or without one for a TZID; with UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_from_text(const char* text, size_t size, const char* start,
                                               const char* zone,
                                               const upward_recurrence_options* options,
                                               upward_recurrence** recurrence,
                                               upward_error* error) UPWARD_NOEXCEPT;

/** Frees a recurrence; NULL does nothing. Since 0.1. */
UPWARD_API void upward_recurrence_free(upward_recurrence* recurrence) UPWARD_NOEXCEPT;

/** What the times of a recurrence are. The numbers are never changed or reused. Since 0.1. */
enum upward_time_form {
    UPWARD_TIME_DATE = 1,  /**< dates */
    UPWARD_TIME_LOCAL = 2, /**< local times, wherever that is */
    UPWARD_TIME_ZONED = 3  /**< instants, of a zone */
};

/** One of upward_time_form; 0 for NULL. Since 0.1. */
UPWARD_API int32_t upward_recurrence_form(const upward_recurrence* recurrence) UPWARD_NOEXCEPT;

/**
 * The name of its zone, "UTC" included; empty when it is in none, and for NULL. Never NULL; lives
 * until the recurrence is freed. Since 0.1.
 */
UPWARD_API const char* upward_recurrence_zone(const upward_recurrence* recurrence) UPWARD_NOEXCEPT;

/**
 * Writes the times of [from, to), ascending, to `times`, which has room for `room` of them. `*count`
 * is how many were written, and `*resume` the `from` of the next call: `to` when there are no more.
 * `times` may be NULL where `room` is 0, `resume` always; the others are not NULL. Takes the same
 * time however far `from` lies from the start, and some nanoseconds for each. Fails with
 * UPWARD_LIMIT_EXCEEDED when so few match that a bound on work is reached, or with
 * UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_between(const upward_recurrence* recurrence, int64_t from,
                                             int64_t to, int64_t* times, size_t room, size_t* count,
                                             int64_t* resume, upward_error* error) UPWARD_NOEXCEPT;

/**
 * Writes the first times, at most `room`, to `times`; `*count` is how many. Arguments and failures
 * are those of upward_recurrence_between. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_first(const upward_recurrence* recurrence, int64_t* times,
                                           size_t room, size_t* count,
                                           upward_error* error) UPWARD_NOEXCEPT;

/**
 * The first time after `time`, or not before it when `inclusive` is not 0. `*is_found` is 1 and
 * `*found` the time; or 0, and 0, when there is none. No pointer but `error` may be NULL. Fails with
 * UPWARD_LIMIT_EXCEEDED when so few match that a bound on work is reached, or with
 * UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_after(const upward_recurrence* recurrence, int64_t time,
                                           int32_t inclusive, int64_t* found, int32_t* is_found,
                                           upward_error* error) UPWARD_NOEXCEPT;

/**
 * The last time before `time`, or not after it when `inclusive` is not 0; as
 * upward_recurrence_after, also in its cost and failures. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_before(const upward_recurrence* recurrence, int64_t time,
                                            int32_t inclusive, int64_t* found, int32_t* is_found,
                                            upward_error* error) UPWARD_NOEXCEPT;

/**
 * The time with `index` others before it; none below 0. Results and failures are those of
 * upward_recurrence_after; a set of several rules fails with UPWARD_LIMIT_EXCEEDED beyond 1048576.
 * Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_nth(const upward_recurrence* recurrence, int64_t index,
                                         int64_t* found, int32_t* is_found,
                                         upward_error* error) UPWARD_NOEXCEPT;

/**
 * The last time of all; none when there is no end. Results and failures are those of
 * upward_recurrence_after. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_last(const upward_recurrence* recurrence, int64_t* found,
                                          int32_t* is_found, upward_error* error) UPWARD_NOEXCEPT;

/**
 * `*contains` is 1 when `time` is one of its times, else 0, and 0 after a failure. No pointer but
 * `error` may be NULL. Fails with UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_contains(const upward_recurrence* recurrence, int64_t time,
                                              int32_t* contains,
                                              upward_error* error) UPWARD_NOEXCEPT;

/**
 * `*count` is how many times it has, or -1 when there is no end; 0 after a failure. No pointer but
 * `error` may be NULL. Fails as upward_recurrence_nth does. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_count(const upward_recurrence* recurrence, int64_t* count,
                                           upward_error* error) UPWARD_NOEXCEPT;

/** What a clock on the wall shows. It never grows. Since 0.1. */
typedef struct upward_civil_time {
    int32_t year;
    int32_t month;      /**< [1, 12] */
    int32_t day;        /**< [1, 31] */
    int32_t hour;       /**< [0, 23] */
    int32_t minute;     /**< [0, 59] */
    int32_t second;     /**< [0, 59] */
    int32_t utc_offset; /**< seconds to take away for UTC; 0 where there is no zone */
} upward_civil_time;

/**
 * What the clock of the recurrence's zone shows at `count` times, which need not be its own, each in
 * the years 1400 to 9999: written to `fields`, which has room for as many. `times` and `fields` may
 * be NULL where `count` is 0. Fails with UPWARD_OUT_OF_RANGE, nothing then being written, or with
 * UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_civil(const upward_recurrence* recurrence,
                                           const int64_t* times, size_t count,
                                           upward_civil_time* fields,
                                           upward_error* error) UPWARD_NOEXCEPT;

/**
 * The other way: `*time` is the time of a text of the forms of a start, by the clock of the
 * recurrence's zone unless it ends in Z; a date is its midnight. Of a time that comes twice it is the
 * first; one that the clock passes over is so much later. No pointer but `error` may be NULL. Fails
 * with UPWARD_INVALID_DATE or UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_time(const upward_recurrence* recurrence, const char* text,
                                          int64_t* time, upward_error* error) UPWARD_NOEXCEPT;

/**
 * What it says, in words: "every second Tuesday of the month at 09:30, New York time". `messages` has
 * `messages_size` bytes: sentences in place of the English ones, lines `key = sentence`, or no bytes.
 * `*text` is freed with upward_text_free, and NULL after a failure; neither `recurrence` nor `text` is
 * NULL. Fails with UPWARD_SYNTAX, UPWARD_INVALID_UTF8 or UPWARD_UNKNOWN_KEY for `messages`, the place
 * pointing into them, or with UPWARD_INVALID_ARGUMENT or UPWARD_LIMIT_EXCEEDED. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_describe(const upward_recurrence* recurrence,
                                              const char* messages, size_t messages_size,
                                              upward_text** text,
                                              upward_error* error) UPWARD_NOEXCEPT;

/**
 * The lines of iCalendar that say it, canonical, each ended by a line feed: DTSTART, RRULE, EXRULE,
 * RDATE, EXDATE. upward_recurrence_from_text reads them back. `*text` is freed with upward_text_free,
 * and NULL after a failure; neither `recurrence` nor `text` is NULL. Fails with
 * UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_recurrence_to_text(const upward_recurrence* recurrence,
                                             upward_text** text,
                                             upward_error* error) UPWARD_NOEXCEPT;

/**
 * The version of the system's zone data, "2025b"; empty when it does not say. `*text` is freed with
 * upward_text_free, and NULL after a failure; `text` is not NULL. Fails with UPWARD_INVALID_ARGUMENT.
 * Since 0.1.
 */
UPWARD_API int32_t upward_zone_data_version(upward_text** text,
                                            upward_error* error) UPWARD_NOEXCEPT;

/* ---- What there is to ask and to write ---- */

/** A kind of query. Since 0.1. */
typedef struct upward_kind {
    uint32_t size;          /**< sizeof(upward_kind), set by the caller */
    int32_t for_boss;       /**< 1 when the boss may be answered it, else 0 */
    const char* name;       /**< "trust" */
    const char* summary;    /**< what it answers: one line for a person */
    size_t parameter_count; /**< how many parameters it takes */
} upward_kind;

/** How many kinds of query there are, at least 1. Never fails. Since 0.1. */
UPWARD_API size_t upward_kind_count(void) UPWARD_NOEXCEPT;

/**
 * The kind at `index`, [0, upward_kind_count()), in the order in which help lists them. `kind` is not
 * NULL, and its size is set; what is in it belongs to the library and is never freed. Fails with
 * UPWARD_INVALID_ARGUMENT, and leaves `*kind` as it was. Since 0.1.
 */
UPWARD_API int32_t upward_kind_at(size_t index, upward_kind* kind) UPWARD_NOEXCEPT;

/** What a parameter of a query is in JSON. The numbers are never changed or reused. Since 0.1. */
enum upward_type {
    UPWARD_TYPE_BOOLEAN = 1,
    UPWARD_TYPE_INTEGER = 2, /**< a whole number with a minimum and a maximum */
    UPWARD_TYPE_NUMBER = 3,
    UPWARD_TYPE_TEXT = 4,
    UPWARD_TYPE_DATE = 5, /**< a text, YYYY-MM-DD */
    UPWARD_TYPE_ID = 6,   /**< a text, the id of an entry */
    UPWARD_TYPE_ENTRY = 7 /**< an object, as in a log */
};

/** A parameter of a kind of query. None is required. Since 0.1. */
typedef struct upward_parameter {
    uint32_t size;             /**< sizeof(upward_parameter), set by the caller */
    int32_t type;              /**< one of upward_type: of a list, of its items */
    int32_t is_list;           /**< 1 when it is a list of that type, else 0 */
    const char* name;          /**< its key in the JSON object of the parameters */
    const char* summary;       /**< one line for a person */
    const char* default_value; /**< as JSON, when it is left out; NULL when it is then absent */
    int64_t minimum;           /**< of an integer the least value; else 0 */
    int64_t maximum;           /**< of an integer the greatest value; else 0 */
} upward_parameter;

/**
 * The parameter at `index`, [0, parameter_count), of the kind at `kind_index`. `parameter` is not
 * NULL, and its size is set; what is in it belongs to the library and is never freed. Fails with
 * UPWARD_INVALID_ARGUMENT, and leaves `*parameter` as it was. Since 0.1.
 */
UPWARD_API int32_t upward_parameter_at(size_t kind_index, size_t index,
                                       upward_parameter* parameter) UPWARD_NOEXCEPT;

/**
 * The JSON Schema (2020-12) of the workspace: every kind of entry with its fields, the calendar, the
 * policy. `*text` is freed with upward_text_free, and NULL after a failure; `text` is not NULL. Fails
 * with UPWARD_INVALID_ARGUMENT. Since 0.1.
 */
UPWARD_API int32_t upward_schema(upward_text** text, upward_error* error) UPWARD_NOEXCEPT;

/** The bytes that upward_new_id writes, with the NUL. */
#define UPWARD_NEW_ID_SIZE 37

/**
 * A new id for an entry, for hosts that have none of their own: a UUID of version 7 (RFC 9562) as
 * text, unique without asking anybody, and sorted by the time at which it was made. The only function
 * here that looks at a clock or at chance. `buffer` has `size` bytes, at least UPWARD_NEW_ID_SIZE; it
 * is not NULL, and after a failure an empty text where it has room for one. Fails with
 * UPWARD_INVALID_ARGUMENT, or UPWARD_INTERNAL where the system has no randomness to give. Since 0.1.
 */
UPWARD_API int32_t upward_new_id(char* buffer, size_t size, upward_error* error) UPWARD_NOEXCEPT;

#ifdef __cplusplus
}
#endif

#endif
