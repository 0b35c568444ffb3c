# SPDX-License-Identifier: BSL-1.0
"""ctypes lets other threads run during a call, so a workspace needs its own order: calls that read
run together, a call that changes it runs alone."""
from __future__ import annotations

import contextlib
import threading
from typing import Iterator


class Gate:
    """Lets many through together, or one alone. Whoever waits to be alone goes before those who come
    after, so that reading without end does not keep it out."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._waiting = 0
        self._one_is_alone = False

    @contextlib.contextmanager
    def shared(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self._one_is_alone and self._waiting == 0)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        with self._changed:
            self._waiting += 1
            try:
                self._changed.wait_for(lambda: not self._one_is_alone and self._inside == 0)
                self._one_is_alone = True
            finally:
                self._waiting -= 1
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._one_is_alone = False
                self._changed.notify_all()
