# SPDX-License-Identifier: BSL-1.0
"""The C library: found, loaded, its version checked; and calls of it, whose failures are raised."""
from __future__ import annotations

import ctypes
import os
import sys
from typing import Any, Callable, Optional

from ._errors import CLASSES, InternalError, OutOfMemoryError, UpwardError
from ._signatures import SIGNATURES, Text
from ._version import __version__


def _versioned_name() -> str:
    """The name by which a library of our version is loaded: while the major number is 0, it has the
    minor one too."""
    major, minor, _ = __version__.split(".")
    abi = major if major != "0" else f"0.{minor}"
    if sys.platform == "darwin":
        return f"libupward_c.{abi}.dylib"
    return "upward_c.dll" if sys.platform == "win32" else f"libupward_c.so.{abi}"


def _places() -> list[str]:
    """Where to look: only at what UPWARD_LIBRARY names, if it is set; else beside this package, then
    wherever the system looks."""
    named = os.environ.get("UPWARD_LIBRARY")
    if named:
        if not os.path.isabs(named):
            raise ImportError(f"UPWARD_LIBRARY is not an absolute path: {named}")
        return [named]
    return [os.path.join(os.path.dirname(os.path.abspath(__file__)), _versioned_name()),
            _versioned_name()]


def _open() -> ctypes.CDLL:
    tried = []
    for place in _places():
        try:
            return ctypes.CDLL(place)
        except OSError as error:
            tried.append(f"{place}: {error}")
    raise ImportError("the C library of upward is not found; set UPWARD_LIBRARY to the absolute path "
                      "of its file. Tried:\n  " + "\n  ".join(tried))


def check_version(number: int) -> None:
    """Raises ImportError unless a library of that version number serves this package."""
    major, minor, _ = (int(part) for part in __version__.split("."))
    fits = (number // 1_000_000 == major
            and (major > 0 or number // 1000 % 1000 == minor)
            and (major == 0 or number // 1000 % 1000 >= minor))
    if not fits:
        has = f"{number // 1_000_000}.{number // 1000 % 1000}.{number % 1000}"
        raise ImportError(f"upward {__version__} in Python needs a C library of that version; "
                          f"the one that was found is {has}")


def _load() -> ctypes.CDLL:
    loaded = _open()
    try:
        for name, arguments, answer in SIGNATURES[:1]:
            getattr(loaded, name).argtypes, getattr(loaded, name).restype = arguments, answer
        check_version(loaded.upward_version_number())
        for name, arguments, answer in SIGNATURES:
            getattr(loaded, name).argtypes, getattr(loaded, name).restype = arguments, answer
    except AttributeError as error:
        raise ImportError(f"{loaded._name} is not the C library of upward: {error}") from None
    return loaded


library = _load()


def decoded(text: Optional[bytes]) -> str:
    """A text of the library's for a person; what it quotes of the input need not be UTF-8."""
    return (text or b"").decode("utf-8", "replace")


def _error_of(handle: Any) -> UpwardError:
    code = library.upward_error_code(handle)
    name = decoded(library.upward_status_name(code))
    return CLASSES.get(name, InternalError)(
        code, name,
        decoded(library.upward_error_message(handle)),
        decoded(library.upward_error_pointer(handle)),
        library.upward_error_line(handle),
        library.upward_error_column(handle),
        library.upward_error_offset(handle))


def call(function: Callable[..., int], *arguments: Any) -> None:
    """Calls a function that takes an upward_error last and returns a status."""
    error = library.upward_error_new()
    if not error:
        raise no_memory()
    try:
        if function(*arguments, error) != 0:
            raise _error_of(error)
    finally:
        library.upward_error_free(error)


def call_for_text(function: Callable[..., int], *arguments: Any) -> str:
    """Calls a function that answers an upward_text before its upward_error."""
    text = Text()
    call(function, *arguments, ctypes.byref(text))
    try:
        data = library.upward_text_data(text)
        return ctypes.string_at(data, library.upward_text_size(text)).decode("utf-8")
    finally:
        library.upward_text_free(text)


def no_memory() -> OutOfMemoryError:
    return OutOfMemoryError(22, "out_of_memory", "no memory")
