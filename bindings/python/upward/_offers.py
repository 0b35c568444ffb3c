# SPDX-License-Identifier: BSL-1.0
"""What there is to ask and to write: kinds of queries, the schema, new ids, the version."""
from __future__ import annotations

import ctypes
import json
from dataclasses import dataclass
from typing import Any, Optional

from ._answer import Answer
from ._errors import InternalError
from ._library import call, call_for_text, decoded, library
from ._signatures import NEW_ID_SIZE, TYPES, KindRow, ParameterRow


@dataclass(frozen=True)
class Parameter:
    """A parameter of a kind of query."""

    name: str
    type: str                #: boolean, integer, number, text, date, id or entry
    is_list: bool            #: whether it is a list of that type
    summary: str             #: one line for a person
    default: Any             #: what it is when left out; None when it is then absent
    minimum: Optional[int]   #: of an integer
    maximum: Optional[int]


@dataclass(frozen=True)
class Kind:
    """A kind of query: what Workspace.query can be asked."""

    name: str
    summary: str                        #: one line for a person
    for_boss: bool                      #: whether the boss may be answered it
    parameters: tuple[Parameter, ...]


def kinds() -> tuple[Kind, ...]:
    """Every kind of query, in the order in which help lists them."""
    return tuple(_kind_at(i) for i in range(library.upward_kind_count()))


def schema() -> Answer:
    """The JSON Schema (2020-12) of a workspace; `schema().value` is the object."""
    return Answer(call_for_text(library.upward_schema))


def new_id() -> str:
    """A new id for an entry: a UUID of version 7, sorted by the time at which it was made."""
    buffer = ctypes.create_string_buffer(NEW_ID_SIZE)
    call(library.upward_new_id, buffer, len(buffer))
    return decoded(buffer.value)


def build_info() -> dict[str, Any]:
    """How the library was built."""
    info: dict[str, Any] = json.loads(library.upward_build_info())
    return info


#: The version of the library that is loaded.
version: str = decoded(library.upward_version_string())


def _kind_at(index: int) -> Kind:
    row = KindRow(size=ctypes.sizeof(KindRow))
    _told(library.upward_kind_at(index, ctypes.byref(row)))
    return Kind(decoded(row.name), decoded(row.summary), bool(row.for_boss),
                tuple(_parameter_at(index, i) for i in range(row.parameter_count)))


def _parameter_at(kind: int, index: int) -> Parameter:
    row = ParameterRow(size=ctypes.sizeof(ParameterRow))
    _told(library.upward_parameter_at(kind, index, ctypes.byref(row)))
    kind_of_value = TYPES[row.type]
    is_integer = kind_of_value == "integer"
    return Parameter(decoded(row.name), kind_of_value, bool(row.is_list), decoded(row.summary),
                     json.loads(row.default_value) if row.default_value else None,
                     row.minimum if is_integer else None, row.maximum if is_integer else None)


def _told(status: int) -> None:
    if status != 0:
        raise InternalError(status, decoded(library.upward_status_name(status)),
                            "the list of kinds cannot be read")
