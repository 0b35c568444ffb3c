/* SPDX-License-Identifier: BSL-1.0
 *
 * Recurrence: what is read, asked in bulk and one by one, said in words; and what is refused, where. */
#include "check.h"

static upward_error* error;

/* A recurrence that is fine; ends the test where it is not. */
static upward_recurrence* made(const char* text, const char* start, const char* zone) {
    upward_recurrence* recurrence = NULL;
    CHECK_OK(upward_recurrence_from_text(text, strlen(text), start, zone, NULL, &recurrence, error),
             error);
    if (!recurrence) exit(EXIT_FAILURE);
    return recurrence;
}

static upward_recurrence* second_tuesdays(void) {
    return made("FREQ=MONTHLY;BYDAY=2TU", "2026-01-20T09:30", "America/New_York");
}

static void check_words(const upward_recurrence* recurrence, const char* words) {
    upward_text* text = NULL;
    CHECK_OK(upward_recurrence_describe(recurrence, NULL, 0, &text, error), error);
    CHECK_TEXT(upward_text_data(text), words);
    upward_text_free(text);
}

static void check_lines(const upward_recurrence* recurrence, const char* lines) {
    upward_text* text = NULL;
    CHECK_OK(upward_recurrence_to_text(recurrence, &text, error), error);
    CHECK_TEXT(upward_text_data(text), lines);
    upward_text_free(text);
}

static void a_rule_begins_at_a_start_in_a_zone(void) {
    upward_recurrence* r = second_tuesdays();
    int64_t times[3] = {0};
    size_t count = 99;
    CHECK(upward_recurrence_form(r) == UPWARD_TIME_ZONED);
    CHECK_TEXT(upward_recurrence_zone(r), "America/New_York");
    CHECK_OK(upward_recurrence_first(r, times, 3, &count, error), error);
    CHECK(count == 3);
    CHECK(times[0] == 1770733800); /* 2026-02-10T14:30Z */
    CHECK(times[1] == 1773149400); /* 2026-03-10T13:30Z: summer time */
    CHECK(times[2] == 1776173400);
    check_words(r, "every second Tuesday of the month at 09:30, New York time");
    check_lines(r,
                "DTSTART;TZID=America/New_York:20260120T093000\n"
                "RRULE:FREQ=MONTHLY;BYDAY=2TU\n");
    upward_recurrence_free(r);
}

static void without_a_zone_times_are_local_and_a_date_is_its_midnight(void) {
    upward_recurrence* r = made("FREQ=DAILY;COUNT=2", "2026-01-20T09:30:15", NULL);
    int64_t times[3];
    size_t count;
    CHECK(upward_recurrence_form(r) == UPWARD_TIME_LOCAL);
    CHECK_TEXT(upward_recurrence_zone(r), "");
    CHECK_OK(upward_recurrence_first(r, times, 3, &count, error), error);
    CHECK(count == 2 && times[0] == 1768901415 && times[1] == 1768901415 + 86400);
    upward_recurrence_free(r);
    r = made("RRULE:FREQ=DAILY", "20260120", NULL);
    CHECK(upward_recurrence_form(r) == UPWARD_TIME_DATE);
    CHECK_OK(upward_recurrence_first(r, times, 1, &count, error), error);
    CHECK(count == 1 && times[0] == 1768867200);
    upward_recurrence_free(r);
    CHECK(upward_recurrence_form(NULL) == 0);
    CHECK_TEXT(upward_recurrence_zone(NULL), "");
}

static void lines_of_icalendar_have_their_own_start_or_take_the_one_beside(void) {
    upward_recurrence* r = made(
        "DTSTART;TZID=Europe/Berlin:20260105T090000\nRRULE:FREQ=WEEKLY;COUNT=4\n"
        "RDATE;TZID=Europe/Berlin:20260106T090000\nEXDATE;TZID=Europe/Berlin:20260112T090000\n",
        NULL, NULL);
    int64_t count = 0;
    CHECK_OK(upward_recurrence_count(r, &count, error), error);
    CHECK(count == 4);
    check_words(r,
                "every Monday at 09:00, 4 times, Berlin time, also on Tue 6 Jan 2026, except on "
                "Mon 12 Jan 2026");
    upward_recurrence_free(r);
    r = made("RRULE:FREQ=WEEKLY\nEXDATE:20260112T090000", "2026-01-05T09:00", "Europe/Berlin");
    check_lines(r,
                "DTSTART;TZID=Europe/Berlin:20260105T090000\nRRULE:FREQ=WEEKLY\n"
                "EXDATE;TZID=Europe/Berlin:20260112T090000\n");
    upward_recurrence_free(r);
    r = made("FREQ=DAILY", "2026-01-05T09:00Z", "America/New_York");
    check_lines(r, "DTSTART;TZID=America/New_York:20260105T040000\nRRULE:FREQ=DAILY\n");
    upward_recurrence_free(r);
    r = made("FREQ=DAILY", "2026-01-05 09:00", "UTC");
    check_lines(r, "DTSTART:20260105T090000Z\nRRULE:FREQ=DAILY\n");
    upward_recurrence_free(r);
}

static void times_between_two_come_in_portions_of_the_buffer(void) {
    upward_recurrence* r = made("FREQ=MINUTELY;INTERVAL=15", "2000-01-01T00:00Z", NULL);
    const int64_t from = 1768867200, to = from + 86400;
    int64_t times[40], next = from, last = from - 900;
    size_t count, all = 0, i;
    do {
        CHECK_OK(upward_recurrence_between(r, next, to, times, 40, &count, &next, error), error);
        for (i = 0; i < count; ++i, last += 900) CHECK(times[i] == last + 900);
        all += count;
    } while (next < to);
    CHECK(all == 96);
    CHECK(next == to);
    CHECK_OK(upward_recurrence_between(r, to, from, times, 40, &count, &next, error), error);
    CHECK(count == 0 && next == to);
    CHECK_OK(upward_recurrence_between(r, from, to, NULL, 0, &count, NULL, error), error);
    CHECK(count == 0);
    CHECK_OK(upward_recurrence_between(r, INT64_MIN, INT64_MAX, times, 1, &count, NULL, error),
             error);
    CHECK(count == 1 && times[0] == 946684800);
    upward_recurrence_free(r);
}

static void one_time_is_found_by_another_or_by_its_number(void) {
    upward_recurrence* r = made("FREQ=DAILY;COUNT=3", "2026-01-20T09:30Z", NULL);
    const int64_t first = 1768901400;
    int64_t found = 99;
    int32_t is_found = 99;
    CHECK_OK(upward_recurrence_after(r, first, 0, &found, &is_found, error), error);
    CHECK(is_found == 1 && found == first + 86400);
    CHECK_OK(upward_recurrence_after(r, first, 1, &found, &is_found, error), error);
    CHECK(is_found == 1 && found == first);
    CHECK_OK(upward_recurrence_before(r, first, 0, &found, &is_found, error), error);
    CHECK(is_found == 0 && found == 0);
    CHECK_OK(upward_recurrence_before(r, INT64_MAX, 1, &found, &is_found, error), error);
    CHECK(is_found == 1 && found == first + 2 * 86400);
    CHECK_OK(upward_recurrence_nth(r, 1, &found, &is_found, error), error);
    CHECK(is_found == 1 && found == first + 86400);
    CHECK_OK(upward_recurrence_nth(r, 3, &found, &is_found, error), error);
    CHECK(is_found == 0);
    CHECK_OK(upward_recurrence_last(r, &found, &is_found, error), error);
    CHECK(is_found == 1 && found == first + 2 * 86400);
    CHECK_OK(upward_recurrence_contains(r, first, &is_found, error), error);
    CHECK(is_found == 1);
    CHECK_OK(upward_recurrence_contains(r, first + 1, &is_found, error), error);
    CHECK(is_found == 0);
    CHECK_OK(upward_recurrence_contains(r, INT64_MIN, &is_found, error), error);
    CHECK(is_found == 0);
    upward_recurrence_free(r);
}

static void without_an_end_there_is_no_last_one_and_no_count(void) {
    upward_recurrence* r = second_tuesdays();
    int64_t number = 99;
    int32_t is_found = 99;
    CHECK_OK(upward_recurrence_count(r, &number, error), error);
    CHECK(number == -1);
    CHECK_OK(upward_recurrence_last(r, &number, &is_found, error), error);
    CHECK(is_found == 0);
    upward_recurrence_free(r);
}

static void the_clock_on_the_wall_is_read_both_ways(void) {
    upward_recurrence* r = second_tuesdays();
    const int64_t times[2] = {1770733800, 1773149400};
    const int64_t far[2] = {1770733800, INT64_MAX};
    upward_civil_time fields[2];
    int64_t time = 0;
    CHECK_OK(upward_recurrence_civil(r, times, 2, fields, error), error);
    CHECK(fields[0].year == 2026 && fields[0].month == 2 && fields[0].day == 10);
    CHECK(fields[0].hour == 9 && fields[0].minute == 30 && fields[0].second == 0);
    CHECK(fields[0].utc_offset == -5 * 3600);
    CHECK(fields[1].hour == 9 && fields[1].utc_offset == -4 * 3600);
    CHECK_OK(upward_recurrence_time(r, "2026-02-10T09:30", &time, error), error);
    CHECK(time == times[0]);
    CHECK_OK(upward_recurrence_time(r, "20260210T143000Z", &time, error), error);
    CHECK(time == times[0]);
    CHECK_OK(upward_recurrence_time(r, "2026-02-10", &time, error), error);
    CHECK(time == 1770699600);
    CHECK_FAILS(upward_recurrence_time(r, "tomorrow", &time, error), UPWARD_INVALID_DATE, error);
    CHECK_FAILS(upward_recurrence_civil(r, far, 2, fields, error), UPWARD_OUT_OF_RANGE, error);
    upward_recurrence_free(r);
    r = made("FREQ=DAILY", "2026-01-20T09:30", NULL);
    CHECK_FAILS(upward_recurrence_time(r, "2026-02-10T14:30Z", &time, error), UPWARD_INVALID_DATE,
                error);
    upward_recurrence_free(r);
}

static void a_missing_hour_is_left_out_or_shifted(void) {
    const char* rule = "FREQ=DAILY;COUNT=2";
    upward_recurrence_options options;
    upward_recurrence* r = made(rule, "2026-03-08T02:30", "America/New_York");
    int64_t times[2];
    size_t count;
    CHECK_OK(upward_recurrence_first(r, times, 2, &count, error), error);
    CHECK(times[0] == 1773037800); /* 2026-03-09T02:30-04:00 */
    upward_recurrence_free(r);
    upward_recurrence_options_init(&options);
    CHECK(options.size == sizeof options && options.gaps == UPWARD_GAPS_LEAVE_OUT);
    options.gaps = UPWARD_GAPS_SHIFT;
    CHECK_OK(upward_recurrence_from_text(rule, strlen(rule), "2026-03-08T02:30", "America/New_York",
                                         &options, &r, error),
             error);
    CHECK_OK(upward_recurrence_first(r, times, 2, &count, error), error);
    CHECK(times[0] == 1772955000); /* 2026-03-08T03:30-04:00 */
    upward_recurrence_free(r);
}

static void options_read_leniently_and_count_the_start(void) {
    const char* rule = "FREQ=WEEKLY;BYDAY=MO;COUNT=2;UNTIL=20261231;";
    upward_recurrence_options options;
    upward_recurrence* r = NULL;
    int64_t times[3];
    size_t count;
    upward_recurrence_options_init(&options);
    CHECK_FAILS(upward_recurrence_from_text(rule, strlen(rule), "2026-01-20T09:30", NULL, &options,
                                            &r, error),
                UPWARD_INVALID_RULE, error);
    options.lenient = 1;
    options.counts_start = 1;
    CHECK_OK(upward_recurrence_from_text(rule, strlen(rule), "2026-01-20T09:30", NULL, &options, &r,
                                         error),
             error);
    CHECK_OK(upward_recurrence_first(r, times, 3, &count, error), error);
    CHECK(count == 2 && times[0] == 1768901400 && times[1] == 1768901400 + 6 * 86400);
    upward_recurrence_free(r);
    upward_recurrence_options_init(NULL);
}

static void a_host_says_it_in_its_own_language(void) {
    static const char messages[] = "rule.daily = t\xc3\xa4glich\n";
    upward_recurrence* r = made("FREQ=DAILY", "2026-01-20", NULL);
    upward_text* text = NULL;
    CHECK_OK(upward_recurrence_describe(r, messages, strlen(messages), &text, error), error);
    CHECK_TEXT(upward_text_data(text), "t\xc3\xa4glich");
    upward_text_free(text);
    CHECK_FAILS(upward_recurrence_describe(r, "rule.dialy = x", 14, &text, error),
                UPWARD_UNKNOWN_KEY, error);
    CHECK(text == NULL);
    upward_recurrence_free(r);
}

static void check_refused(const char* text, const char* start, const char* zone, int32_t status,
                          const char* part, const char* pointer, int32_t line, int32_t column) {
    upward_recurrence* r = NULL;
    CHECK_FAILS(upward_recurrence_from_text(text, strlen(text), start, zone, NULL, &r, error),
                status, error);
    CHECK(r == NULL);
    CHECK_HAS(upward_error_message(error), part);
    CHECK_TEXT(upward_error_pointer(error), pointer);
    if (upward_error_line(error) != line || upward_error_column(error) != column) {
        fprintf(stderr, "%s: %d:%d\n", text, (int)upward_error_line(error),
                (int)upward_error_column(error));
        ++failures;
    }
}

static void what_is_refused_has_its_part_and_place(void) {
    const char* at = "2026-01-20T09:30";
    check_refused("FREQ=DAILY;INTERVAL=0", at, NULL, UPWARD_INVALID_RULE, "INTERVAL at byte 20", "",
                  1, 21);
    CHECK(upward_error_offset(error) == 20);
    check_refused("RRULE:FREQ=DAILY;BYHOUR=24", at, NULL, UPWARD_INVALID_RULE, "BYHOUR", "", 1, 25);
    check_refused("RRULE:FREQ=DAILY\nRRULE:FREQ=NEVER", at, NULL, UPWARD_INVALID_RULE, "FREQ", "",
                  2, 12);
    CHECK(upward_error_offset(error) == 28);
    check_refused("FREQ=DAILY;X-A=1", at, NULL, UPWARD_UNSUPPORTED_RULE, "X-A", "", 1, 12);
    check_refused("", at, NULL, UPWARD_INVALID_RULE, "FREQ", "", 1, 1);
    check_refused("FREQ=DAILY;UNTIL=20261231", at, NULL, UPWARD_INVALID_RULE, "UNTIL", "", 1, 18);
    check_refused("FREQ=DAILY;BYHOUR=9", "2026-01-20", NULL, UPWARD_INVALID_RULE, "BYHOUR", "", 1,
                  19);
    check_refused("RRULE:FREQ=DAILY", NULL, NULL, UPWARD_INVALID_RULE, "DTSTART", "", 1, 1);
    check_refused("FREQ=DAILY", "2026-02-30", NULL, UPWARD_INVALID_DATE, "does not exist", "/start",
                  0, 0);
    check_refused("FREQ=DAILY", "2026-02-20T9:30", NULL, UPWARD_INVALID_DATE, "2026-01-20T09:30",
                  "/start", 0, 0);
    check_refused("FREQ=DAILY", at, "Mars/Olympus", UPWARD_INVALID_VALUE, "Mars/Olympus", "/zone",
                  0, 0);
    check_refused("FREQ=DAILY", "2026-02-20", "Europe/Berlin", UPWARD_INVALID_ARGUMENT, "date",
                  "/zone", 0, 0);
    check_refused("DTSTART;TZID=Europe/Berlin:20260105T090000", NULL, "America/New_York",
                  UPWARD_INVALID_ARGUMENT, "DTSTART", "/zone", 0, 0);
}

static void a_null_is_refused(void) {
    upward_recurrence* r = made("FREQ=DAILY", "2026-01-20", NULL);
    upward_recurrence* other = r;
    upward_text* text = NULL;
    upward_civil_time fields;
    int64_t time = 0;
    int32_t flag = 0;
    size_t count = 0;
#define CHECK_REFUSED(call) CHECK_FAILS(call, UPWARD_INVALID_ARGUMENT, error)
    CHECK_REFUSED(upward_recurrence_from_text(NULL, 0, "2026-01-20", NULL, NULL, &other, error));
    CHECK(other == NULL);
    CHECK_REFUSED(upward_recurrence_from_text("", 0, "2026-01-20", NULL, NULL, NULL, error));
    CHECK_REFUSED(upward_recurrence_first(NULL, &time, 1, &count, error));
    CHECK_REFUSED(upward_recurrence_first(r, NULL, 1, &count, error));
    CHECK_REFUSED(upward_recurrence_first(r, &time, 1, NULL, error));
    CHECK_REFUSED(upward_recurrence_between(NULL, 0, 1, &time, 1, &count, NULL, error));
    CHECK_REFUSED(upward_recurrence_after(NULL, 0, 0, &time, &flag, error));
    CHECK_REFUSED(upward_recurrence_after(r, 0, 0, NULL, &flag, error));
    CHECK_REFUSED(upward_recurrence_before(r, 0, 0, &time, NULL, error));
    CHECK_REFUSED(upward_recurrence_nth(NULL, 0, &time, &flag, error));
    CHECK_REFUSED(upward_recurrence_last(NULL, &time, &flag, error));
    CHECK_REFUSED(upward_recurrence_contains(NULL, 0, &flag, error));
    CHECK_REFUSED(upward_recurrence_contains(r, 0, NULL, error));
    CHECK_REFUSED(upward_recurrence_count(r, NULL, error));
    CHECK_REFUSED(upward_recurrence_civil(NULL, &time, 1, &fields, error));
    CHECK_REFUSED(upward_recurrence_civil(r, NULL, 1, &fields, error));
    CHECK_OK(upward_recurrence_civil(r, NULL, 0, NULL, error), error);
    CHECK_REFUSED(upward_recurrence_time(r, NULL, &time, error));
    CHECK_REFUSED(upward_recurrence_describe(NULL, NULL, 0, &text, error));
    CHECK_REFUSED(upward_recurrence_describe(r, NULL, 2, &text, error));
    CHECK_REFUSED(upward_recurrence_to_text(r, NULL, error));
    CHECK_REFUSED(upward_zone_data_version(NULL, error));
#undef CHECK_REFUSED
    upward_recurrence_free(r);
    upward_recurrence_free(NULL);
}

static void options_that_are_none_are_refused(void) {
    upward_recurrence_options options;
    upward_recurrence* r = NULL;
    upward_recurrence_options_init(&options);
    options.gaps = 2;
    CHECK_FAILS(
        upward_recurrence_from_text("FREQ=DAILY", 10, "2026-01-20", NULL, &options, &r, error),
        UPWARD_INVALID_ARGUMENT, error);
    upward_recurrence_options_init(&options);
    options.size = 3;
    CHECK_FAILS(
        upward_recurrence_from_text("FREQ=DAILY", 10, "2026-01-20", NULL, &options, &r, error),
        UPWARD_INVALID_ARGUMENT, error);
}

static void the_zone_data_have_a_version(void) {
    upward_text* text = NULL;
    CHECK_OK(upward_zone_data_version(&text, error), error);
    CHECK(upward_text_size(text) == 0 || strncmp(upward_text_data(text), "20", 2) == 0);
    upward_text_free(text);
}

int main(void) {
    error = upward_error_new();
    a_rule_begins_at_a_start_in_a_zone();
    without_a_zone_times_are_local_and_a_date_is_its_midnight();
    lines_of_icalendar_have_their_own_start_or_take_the_one_beside();
    times_between_two_come_in_portions_of_the_buffer();
    one_time_is_found_by_another_or_by_its_number();
    without_an_end_there_is_no_last_one_and_no_count();
    the_clock_on_the_wall_is_read_both_ways();
    a_missing_hour_is_left_out_or_shifted();
    options_read_leniently_and_count_the_start();
    a_host_says_it_in_its_own_language();
    what_is_refused_has_its_part_and_place();
    a_null_is_refused();
    options_that_are_none_are_refused();
    the_zone_data_have_a_version();
    upward_error_free(error);
    return checked();
}
