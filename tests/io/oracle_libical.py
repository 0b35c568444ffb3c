#!/usr/bin/python3
# SPDX-License-Identifier: BSL-1.0
"""What libical reads of what we write is what we wrote, and it finds no fault with it. Its arguments
are the programs of this folder; the last of them is upward_print_vcalendar. Exit code 77 says that
libical is not there."""
import ctypes
import ctypes.util
import datetime
import subprocess
import sys
import unittest

NAME = ctypes.util.find_library("ical")
if NAME is None:
    print("libical is not there: nothing compared")
    sys.exit(77)

ICAL = ctypes.CDLL(NAME)
for function, result, *arguments in [
        ("icalparser_parse_string", ctypes.c_void_p, ctypes.c_char_p),
        ("icalcomponent_free", None, ctypes.c_void_p),
        ("icalcomponent_count_errors", ctypes.c_int, ctypes.c_void_p),
        ("icalrestriction_check", ctypes.c_int, ctypes.c_void_p),
        ("icalcomponent_isa", ctypes.c_int, ctypes.c_void_p),
        ("icalcomponent_kind_to_string", ctypes.c_char_p, ctypes.c_int),
        ("icalcomponent_get_first_component", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
        ("icalcomponent_get_next_component", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
        ("icalcomponent_get_uid", ctypes.c_char_p, ctypes.c_void_p),
        ("icalcomponent_get_summary", ctypes.c_char_p, ctypes.c_void_p),
        ("icalcomponent_get_description", ctypes.c_char_p, ctypes.c_void_p),
        ("icalcomponent_get_first_property", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
        ("icalcomponent_get_next_property", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
        ("icalproperty_get_property_name", ctypes.c_char_p, ctypes.c_void_p),
        ("icalproperty_get_value_as_string", ctypes.c_char_p, ctypes.c_void_p)]:
    getattr(ICAL, function).restype = result
    getattr(ICAL, function).argtypes = arguments

ANY_COMPONENT, ANY_PROPERTY = 1, 0


def text(field):
    return bytes.fromhex(field[1:]).decode()


def components(of):
    found = ICAL.icalcomponent_get_first_component(of, ANY_COMPONENT)
    while found:
        yield found
        found = ICAL.icalcomponent_get_next_component(of, ANY_COMPONENT)


def kind(component):
    return ICAL.icalcomponent_kind_to_string(ICAL.icalcomponent_isa(component)).decode()


def values(component):
    found = ICAL.icalcomponent_get_first_property(component, ANY_PROPERTY)
    all_values = {}
    while found:
        name = ICAL.icalproperty_get_property_name(found).decode()
        all_values[name] = ICAL.icalproperty_get_value_as_string(found).decode()
        found = ICAL.icalcomponent_get_next_property(component, ANY_PROPERTY)
    return all_values


class Written(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        lines = subprocess.run([sys.argv[-1]], check=True, capture_output=True, text=True).stdout
        ours, *items = lines.splitlines()
        cls.items = [item.split(" ") for item in items]
        cls.calendar = ICAL.icalparser_parse_string(text(ours).encode())

    @classmethod
    def tearDownClass(cls):
        ICAL.icalcomponent_free(cls.calendar)

    def test_no_fault_is_found(self):
        self.assertEqual(kind(self.calendar), "VCALENDAR")
        self.assertEqual(ICAL.icalcomponent_count_errors(self.calendar), 0)
        self.assertEqual(ICAL.icalrestriction_check(self.calendar), 1)
        self.assertEqual(ICAL.icalcomponent_count_errors(self.calendar), 0)

    def test_every_item_says_what_it_said(self):
        found = list(components(self.calendar))
        self.assertEqual(len(found), 200)
        for component, (sort, name, day, minute, remind, summary, description) in zip(
                found, self.items):
            with self.subTest(text(name)):
                self.assertEqual(kind(component), sort)
                self.assertEqual(ICAL.icalcomponent_get_uid(component).decode(),
                                 text(name) + ".upward")
                self.assertEqual(ICAL.icalcomponent_get_summary(component).decode(), text(summary))
                self.assertEqual(ICAL.icalcomponent_get_description(component).decode(),
                                 text(description))
                properties = values(component)
                when = datetime.date.fromisoformat(day).strftime("%Y%m%d")
                if minute != "-":
                    when += f"T{int(minute) // 60:02}{int(minute) % 60:02}00Z"
                self.assertEqual(properties["DUE" if sort == "VTODO" else "DTSTART"], when)
                self.assertEqual(properties["DTSTAMP"], "20260220T000000Z")
                alarms = list(components(component))
                self.assertEqual([kind(a) for a in alarms], [] if remind == "-" else ["VALARM"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
