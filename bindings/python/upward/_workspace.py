# SPDX-License-Identifier: BSL-1.0
"""The workspace."""
from __future__ import annotations

import ctypes
import datetime
import json
import os
import tempfile
import weakref
from types import TracebackType
from typing import Any, Mapping, Optional, Sequence, Type, Union

from ._answer import Answer
from ._gate import Gate
from ._library import call, call_for_text, library, no_memory
from ._signatures import FORMATS, ImportOptions, RenderOptions
from ._signatures import Workspace as Handle

Day = Union[str, datetime.date]
Json = Union[str, bytes, Mapping[str, Any]]
Path = Union[str, "os.PathLike[str]"]


class Workspace:
    """One report's log, calendar, zone and policy, in memory.

        >>> with upward.Workspace.load("work.json") as ws:
        ...     ws.append({"id": upward.new_id(), "kind": "area", "date": "2026-02-23",
        ...                "name": "Billing"})
        ...     print(ws.render("plan", "text", datetime.date.today()))
        ...     ws.save("work.json")

    A call that fails raises an UpwardError and leaves the workspace as it was. Queries of several
    threads run at the same time; what changes the workspace runs alone. A `with` block closes it at
    its end, as `close` does; after that, calls raise ValueError.
    """

    def __init__(self) -> None:
        """An empty workspace: no entries, Monday to Friday, UTC, the default policy."""
        self._own(library.upward_workspace_new())

    @classmethod
    def from_json(cls, workspace: Json) -> Workspace:
        """Reads a workspace from JSON, or from a dict of the same form."""
        text = _encoded(workspace)
        handle = Handle()
        call(library.upward_workspace_from_json, text, len(text), ctypes.byref(handle))
        made = cls.__new__(cls)
        made._own(handle)
        return made

    @classmethod
    def load(cls, path: Path) -> Workspace:
        """Reads a workspace from a file; OSError where it cannot be read."""
        with open(path, "rb") as file:
            return cls.from_json(file.read())

    def append(self, entries: Union[Json, Sequence[Mapping[str, Any]]]) -> int:
        """Appends one entry or a list of them, as dicts or as JSON: all or none. How many were new:
        what the log has already, with the same content, is not added again."""
        text = _encoded(entries)
        added = ctypes.c_size_t()
        with self._gate.alone():
            call(library.upward_workspace_append, self._open(), text, len(text),
                 ctypes.byref(added))
        return added.value

    def query(self, kind: str, as_of: Day, **parameters: Any) -> Answer:
        """Answers a query from everything known by the end of the day `as_of`.

        `upward.kinds()` lists the kinds with their parameters; one that is None or left out has its
        default."""
        return self._query(library.upward_workspace_query, kind, as_of, parameters)

    def query_for_boss(self, kind: str, as_of: Day, **parameters: Any) -> Answer:
        """Answers a query for the boss: from shared entries alone, as if there were no others.
        PrivateError where the boss is never answered that kind."""
        return self._query(library.upward_workspace_query_for_boss, kind, as_of, parameters)

    def render(self, kind: str, format: str, as_of: Day, *, for_boss: bool = False,
               colour: bool = False, width: int = 80, messages: Optional[str] = None,
               **parameters: Any) -> str:
        """Answers a query as text for a person.

        format    "text", "markdown", or of a plan and touches "ics", a calendar
        for_boss  from shared entries alone
        colour    ANSI colours, in text only
        width     columns of text, 40 to 400
        messages  sentences that replace the English ones: lines `key = sentence`
        """
        if format not in FORMATS:
            raise ValueError(f"no format {format!r}: there are " + ", ".join(FORMATS))
        sentences = (messages or "").encode()
        options = RenderOptions()
        library.upward_render_options_init(ctypes.byref(options))
        options.format = FORMATS[format]
        options.colour, options.for_boss = colour, for_boss
        options.width = width or -1  # 0 would be the default
        options.messages, options.messages_size = sentences, len(sentences)
        question = _question(kind, as_of, parameters)
        with self._gate.shared():
            return call_for_text(library.upward_workspace_render, self._open(), *question,
                                 ctypes.byref(options))

    def import_ics(self, calendar: Union[str, bytes], *, answers: str, from_day: Day, to_day: Day,
                   known: Optional[Day] = None, area: Optional[str] = None,
                   shared: bool = False) -> Answer:
        """Appends the events of an iCalendar text, the boss's calendar, as entries: all or none.

        answers   the id of the person who has to answer at the events
        from_day  the first day to import, in the workspace's zone
        to_day    the last one
        known     since when the events are known; from the first day, if left out
        area      the id of the area that they are in; else all
        shared    share those that the calendar does not call private

        The same calendar again adds nothing; what has changed in it becomes a correction. The answer
        counts what was `added`, `changed`, `withdrawn` and `unchanged`, and lists what was `ignored`
        with its lines, and events that are `missing` in the calendar now."""
        text = calendar.encode() if isinstance(calendar, str) else calendar
        options = ImportOptions()
        library.upward_import_options_init(ctypes.byref(options))
        options.answers, options.shared = _c_text(answers), shared
        options.to, options.known = _c_day(to_day), _c_day(known)
        setattr(options, "from", _c_day(from_day))
        options.area = None if area is None else _c_text(area)
        with self._gate.alone():
            return Answer(call_for_text(library.upward_workspace_import_ics, self._open(), text,
                                        len(text), ctypes.byref(options)))

    def keep_forecasts(self, as_of: Day, days: int = 5) -> int:
        """Keeps what is foreseen at the end of the day `as_of`, for the next `days` working days, as
        entries of kind `forecast`, so that the query "calibration" can score it later. How many were
        new: one that is kept already stays as it was given."""
        kept = ctypes.c_size_t()
        with self._gate.alone():
            call(library.upward_workspace_keep_forecasts, self._open(), _c_day(as_of), days,
                 ctypes.byref(kept))
        return kept.value

    def to_json(self) -> str:
        """The workspace as canonical JSON: equal workspaces give equal text."""
        with self._gate.shared():
            return call_for_text(library.upward_workspace_to_json, self._open())

    @property
    def policy(self) -> dict[str, Any]:
        """Every constant by which the workspace is judged. A copy: to change it, `set_policy`."""
        with self._gate.shared():
            text = call_for_text(library.upward_workspace_policy, self._open())
        policy: dict[str, Any] = json.loads(text)
        return policy

    def set_policy(self, policy: Json) -> None:
        """Judges by another policy from now on; what is left out has its default."""
        text = _encoded(policy)
        with self._gate.alone():
            call(library.upward_workspace_set_policy, self._open(), text, len(text))

    def save(self, path: Path) -> None:
        """Writes `to_json()` to a file, at once and for good: after a crash at any moment it has
        either the old content or the new. A file that is there keeps its permissions; a new one is
        for its owner alone. OSError where it cannot be written."""
        _replace(os.path.realpath(path), self.to_json().encode())

    def close(self) -> None:
        """Frees the workspace now; again does nothing."""
        with self._gate.alone():
            self._finalizer()
            self._handle = None

    def __len__(self) -> int:
        """How many entries the log has."""
        with self._gate.shared():
            count: int = library.upward_workspace_entry_count(self._open())
        return count

    def __bool__(self) -> bool:
        return True

    def __enter__(self) -> Workspace:
        self._open()
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None:
        self.close()

    def __repr__(self) -> str:
        if self._handle is None:
            return "<upward.Workspace, closed>"
        return f"<upward.Workspace of {len(self)} entries>"

    def __reduce__(self) -> Any:
        return Workspace.from_json, (self.to_json(),)

    def _own(self, handle: Any) -> None:
        if not handle:
            raise no_memory()
        self._handle = handle
        self._gate = Gate()
        self._finalizer = weakref.finalize(self, library.upward_workspace_free, handle)

    def _open(self) -> Any:
        if self._handle is None:
            raise ValueError("the workspace is closed")
        return self._handle

    def _query(self, verb: Any, kind: str, as_of: Day, parameters: Mapping[str, Any]) -> Answer:
        question = _question(kind, as_of, parameters)
        with self._gate.shared():
            return Answer(call_for_text(verb, self._open(), *question))


def _encoded(value: Any) -> bytes:
    """JSON as bytes; what is no text yet becomes JSON."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode()
    return json.dumps(value, default=_as_text, ensure_ascii=False).encode()


def _as_text(value: Any) -> str:
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise TypeError(f"{value!r} is neither JSON nor a date")
    return value.isoformat()


def _question(kind: str, as_of: Day, parameters: Mapping[str, Any]) -> tuple[bytes, bytes, bytes, int]:
    day = as_of if isinstance(as_of, str) else _as_text(as_of)
    given = {name: value for name, value in parameters.items() if value is not None}
    text = _encoded(given) if given else b""
    return _c_text(kind), _c_text(day), text, len(text)


def _c_day(day: Optional[Day]) -> Optional[bytes]:
    if day is None:
        return None
    return _c_text(day if isinstance(day, str) else _as_text(day))


def _c_text(text: str) -> bytes:
    if "\0" in text:
        raise ValueError("a name has no NUL")
    return text.encode()


def _replace(path: str, content: bytes) -> None:
    folder = os.path.dirname(path)
    descriptor, beside = tempfile.mkstemp(prefix=os.path.basename(path) + ".", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if os.path.exists(path):
                os.chmod(beside, os.stat(path).st_mode & 0o7777)
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
    _sync_folder(folder)


def _sync_folder(folder: str) -> None:
    """Makes a new name in it last, where the system lets a folder be opened."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
