# SPDX-License-Identifier: BSL-1.0
"""What can go wrong, as a tree: catch UpwardError, a branch of it, or Python's own kind of error."""
from __future__ import annotations

from typing import Type


class UpwardError(Exception):
    """A call failed; whatever it was asked to change is as it was.

    code     the number of the status, the same in every face and version
    name     its name: "unknown_key"
    message  the cause in one line
    pointer  JSON pointer to the value at fault in the text handed in; "" for all of it, or none
    line     its line and column, from 1, the column in bytes; 0 where no text is at fault
    column
    offset   the bytes of the text before it
    """

    def __init__(self, code: int, name: str, message: str, pointer: str = "", line: int = 0,
                 column: int = 0, offset: int = 0) -> None:
        super().__init__(code, name, message, pointer, line, column, offset)
        self.code = code
        self.name = name
        self.message = message
        self.pointer = pointer
        self.line = line
        self.column = column
        self.offset = offset

    def __str__(self) -> str:
        place = [self.pointer] if self.pointer else []
        if self.line:
            place.append(f"line {self.line}, column {self.column}")
        return f"{self.name}: {self.message}" + (f" (at {', '.join(place)})" if place else "")


class ArgumentError(UpwardError, ValueError):
    """An argument or a parameter is not of its form."""


class ParseError(UpwardError, ValueError):
    """A text is not of the format; the place says where."""


class LimitError(UpwardError, ValueError):
    """Larger, deeper or more than the stated limits."""


class ConflictError(UpwardError, ValueError):
    """An id that is known with other content, or corrections that name each other."""


class PrivateError(UpwardError, ValueError):
    """What judges a person is not shared, and the boss is never answered that."""


class PolicyError(UpwardError, ValueError):
    """A policy outside its ranges."""


class UnknownQueryError(UpwardError, LookupError):
    """No query of that name; upward.kinds() lists them."""


class OutOfMemoryError(UpwardError, MemoryError):
    """An allocation failed."""


class InternalError(UpwardError, RuntimeError):
    """A fault of the library itself."""


CLASSES: dict[str, Type[UpwardError]] = {
    "invalid_argument": ArgumentError,
    "syntax": ParseError,
    "invalid_utf8": ParseError,
    "duplicate_key": ParseError,
    "unknown_key": ParseError,
    "unknown_kind": ParseError,
    "missing_key": ParseError,
    "wrong_type": ParseError,
    "out_of_range": ParseError,
    "invalid_date": ParseError,
    "invalid_id": ParseError,
    "invalid_value": ParseError,
    "limit_exceeded": LimitError,
    "id_conflict": ConflictError,
    "correction_cycle": ConflictError,
    "not_shareable": PrivateError,
    "invalid_rule": ParseError,
    "unsupported_rule": ParseError,
    "invalid_policy": PolicyError,
    "unknown_query": UnknownQueryError,
    "not_for_boss": PrivateError,
    "out_of_memory": OutOfMemoryError,
    "internal": InternalError,
}
