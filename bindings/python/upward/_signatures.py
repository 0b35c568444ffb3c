# SPDX-License-Identifier: BSL-1.0
"""upward.h as ctypes knows it: the types, and one row for each function. A test holds every row
against the header."""
from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char, c_char_p, c_int32, c_int64, c_size_t, c_uint32
from typing import Any


class UpwardErrorHandle(ctypes.Structure):
    """upward_error"""


class UpwardTextHandle(ctypes.Structure):
    """upward_text"""


class UpwardWorkspaceHandle(ctypes.Structure):
    """upward_workspace"""


class UpwardRecurrenceHandle(ctypes.Structure):
    """upward_recurrence"""


class RenderOptions(ctypes.Structure):
    """upward_render_options"""

    _fields_ = [("size", c_uint32), ("format", c_int32), ("colour", c_int32), ("width", c_int32),
                ("for_boss", c_int32), ("messages", c_char_p), ("messages_size", c_size_t)]


class ImportOptions(ctypes.Structure):
    """upward_import_options"""

    _fields_ = [("size", c_uint32), ("shared", c_int32), ("as_text", c_int32), ("width", c_int32),
                ("answers", c_char_p), ("from", c_char_p), ("to", c_char_p), ("known", c_char_p), ("area", c_char_p)]


class KindRow(ctypes.Structure):
    """upward_kind"""

    _fields_ = [("size", c_uint32), ("for_boss", c_int32), ("name", c_char_p),
                ("summary", c_char_p), ("parameter_count", c_size_t)]


class ParameterRow(ctypes.Structure):
    """upward_parameter"""

    _fields_ = [("size", c_uint32), ("type", c_int32), ("is_list", c_int32), ("name", c_char_p),
                ("summary", c_char_p), ("default_value", c_char_p), ("minimum", c_int64),
                ("maximum", c_int64)]


class RecurrenceOptions(ctypes.Structure):
    """upward_recurrence_options"""

    _fields_ = [("size", c_uint32), ("lenient", c_int32), ("gaps", c_int32),
                ("counts_start", c_int32)]


class CivilTime(ctypes.Structure):
    """upward_civil_time"""

    _fields_ = [(name, c_int32) for name in
                ("year", "month", "day", "hour", "minute", "second", "utc_offset")]


Error = POINTER(UpwardErrorHandle)
Text = POINTER(UpwardTextHandle)
Workspace = POINTER(UpwardWorkspaceHandle)
Recurrence = POINTER(UpwardRecurrenceHandle)
# Bytes that the library owns: not c_char_p, which would copy them and lose the pointer.
Bytes = POINTER(c_char)

FORMATS = {"text": 0, "markdown": 1, "ics": 2}
TYPES = {1: "boolean", 2: "integer", 3: "number", 4: "text", 5: "date", 6: "id", 7: "entry"}
GAPS = {"leave_out": 0, "shift": 1}
NEW_ID_SIZE = 37

_FOUND = [POINTER(c_int64), POINTER(c_int32), Error]
_QUERY = [Workspace, c_char_p, c_char_p, c_char_p, c_size_t]

# Name, arguments, result. A `const char*` of the caller's is c_char_p, whose bytes ctypes holds
# during the call; one that the library answers and keeps for ever is c_char_p too.
SIGNATURES: list[tuple[str, list[Any], Any]] = [
    ("upward_version_number", [], c_int32),
    ("upward_version_string", [], c_char_p),
    ("upward_build_info", [], c_char_p),
    ("upward_status_name", [c_int32], c_char_p),
    ("upward_error_new", [], Error),
    ("upward_error_free", [Error], None),
    ("upward_error_code", [Error], c_int32),
    ("upward_error_message", [Error], c_char_p),
    ("upward_error_pointer", [Error], c_char_p),
    ("upward_error_line", [Error], c_int32),
    ("upward_error_column", [Error], c_int32),
    ("upward_error_offset", [Error], c_int64),
    ("upward_text_data", [Text], Bytes),
    ("upward_text_size", [Text], c_size_t),
    ("upward_text_free", [Text], None),
    ("upward_workspace_new", [], Workspace),
    ("upward_workspace_from_json", [c_char_p, c_size_t, POINTER(Workspace), Error], c_int32),
    ("upward_workspace_free", [Workspace], None),
    ("upward_workspace_append",
     [Workspace, c_char_p, c_size_t, POINTER(c_size_t), Error], c_int32),
    ("upward_workspace_entry_count", [Workspace], c_size_t),
    ("upward_workspace_to_json", [Workspace, POINTER(Text), Error], c_int32),
    ("upward_workspace_query", [*_QUERY, POINTER(Text), Error], c_int32),
    ("upward_workspace_query_for_boss", [*_QUERY, POINTER(Text), Error], c_int32),
    ("upward_render_options_init", [POINTER(RenderOptions)], None),
    ("upward_workspace_render",
     [*_QUERY, POINTER(RenderOptions), POINTER(Text), Error], c_int32),
    ("upward_import_options_init", [POINTER(ImportOptions)], None),
    ("upward_workspace_import_ics",
     [Workspace, c_char_p, c_size_t, POINTER(ImportOptions), POINTER(Text), Error], c_int32),
    ("upward_workspace_keep_forecasts",
     [Workspace, c_char_p, c_int32, POINTER(c_size_t), Error], c_int32),
    ("upward_workspace_policy", [Workspace, POINTER(Text), Error], c_int32),
    ("upward_workspace_set_policy", [Workspace, c_char_p, c_size_t, Error], c_int32),
    ("upward_recurrence_options_init", [POINTER(RecurrenceOptions)], None),
    ("upward_recurrence_from_text",
     [c_char_p, c_size_t, c_char_p, c_char_p, POINTER(RecurrenceOptions), POINTER(Recurrence),
      Error], c_int32),
    ("upward_recurrence_free", [Recurrence], None),
    ("upward_recurrence_form", [Recurrence], c_int32),
    ("upward_recurrence_zone", [Recurrence], c_char_p),
    ("upward_recurrence_between",
     [Recurrence, c_int64, c_int64, POINTER(c_int64), c_size_t, POINTER(c_size_t),
      POINTER(c_int64), Error], c_int32),
    ("upward_recurrence_first",
     [Recurrence, POINTER(c_int64), c_size_t, POINTER(c_size_t), Error], c_int32),
    ("upward_recurrence_after", [Recurrence, c_int64, c_int32, *_FOUND], c_int32),
    ("upward_recurrence_before", [Recurrence, c_int64, c_int32, *_FOUND], c_int32),
    ("upward_recurrence_nth", [Recurrence, c_int64, *_FOUND], c_int32),
    ("upward_recurrence_last", [Recurrence, *_FOUND], c_int32),
    ("upward_recurrence_contains", [Recurrence, c_int64, POINTER(c_int32), Error], c_int32),
    ("upward_recurrence_count", [Recurrence, POINTER(c_int64), Error], c_int32),
    ("upward_recurrence_civil",
     [Recurrence, POINTER(c_int64), c_size_t, POINTER(CivilTime), Error], c_int32),
    ("upward_recurrence_time", [Recurrence, c_char_p, POINTER(c_int64), Error], c_int32),
    ("upward_recurrence_describe",
     [Recurrence, c_char_p, c_size_t, POINTER(Text), Error], c_int32),
    ("upward_recurrence_to_text", [Recurrence, POINTER(Text), Error], c_int32),
    ("upward_zone_data_version", [POINTER(Text), Error], c_int32),
    ("upward_kind_count", [], c_size_t),
    ("upward_kind_at", [c_size_t, POINTER(KindRow)], c_int32),
    ("upward_parameter_at", [c_size_t, c_size_t, POINTER(ParameterRow)], c_int32),
    ("upward_schema", [POINTER(Text), Error], c_int32),
    ("upward_new_id", [c_char_p, c_size_t, Error], c_int32),
]
