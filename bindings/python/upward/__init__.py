# SPDX-License-Identifier: BSL-1.0
"""Leading upward: what to do next with your boss, where trust stands, and why.

A workspace is one report's file: a log of what happened, the working calendar, and the policy under
which it is judged. Append entries, then ask on a day; everything known by the end of it counts, and
the same question gets the same answer everywhere. No service, no network, no clock.

    >>> import upward
    >>> with upward.Workspace.load("work.json") as ws:
    ...     trust = ws.query("trust", "2026-02-20")
    ...     print(trust["overall"], trust["binding"])
    ...     print(ws.render("plan", "text", "2026-02-20", days=10))

Rules that repeat stand on their own:

    >>> calls = upward.Recurrence("FREQ=MONTHLY;BYDAY=2TU", "2026-01-20T09:30", "America/New_York")
    >>> calls.describe()
    'every second Tuesday of the month at 09:30, New York time'

Every error is an UpwardError with a code, a cause and a place.
"""
from ._answer import Answer
from ._errors import (ArgumentError, ConflictError, InternalError, LimitError, OutOfMemoryError,
                      ParseError, PolicyError, PrivateError, UnknownQueryError, UpwardError)
from ._offers import Kind, Parameter, build_info, kinds, new_id, schema, version
from ._recurrence import Recurrence, zone_data_version
from ._version import __version__
from ._workspace import Workspace

__all__ = [
    "Answer", "ArgumentError", "ConflictError", "InternalError", "Kind", "LimitError",
    "OutOfMemoryError", "Parameter", "ParseError", "PolicyError", "PrivateError", "Recurrence",
    "UnknownQueryError", "UpwardError", "Workspace", "build_info", "kinds", "new_id", "schema",
    "version", "zone_data_version",
]
