# SPDX-License-Identifier: BSL-1.0
"""An answer: the text that the library gave, byte for byte, whose fields can be read by name."""
from __future__ import annotations

import json
from typing import Any, KeysView, Optional


class Answer(str):
    """A text of canonical JSON, and the object that it is.

        >>> trust = ws.query("trust", "2026-02-20")
        >>> trust["overall"]                # a field
        >>> trust.value["dimensions"]       # all of it, parsed when first needed
        >>> open("trust.json", "w").write(trust)

    As a str it has the bytes of the C query, in UTF-8. Only indexing by a name differs from str.
    """

    _value: Optional[dict[str, Any]]

    def __new__(cls, text: str) -> Answer:
        made = super().__new__(cls, text)
        made._value = None
        return made

    @property
    def value(self) -> dict[str, Any]:
        """The object that the text is. It is parsed once: to change it, copy it."""
        if self._value is None:
            self._value = json.loads(self)
        return self._value

    def __getitem__(self, key: Any) -> Any:
        return self.value[key] if isinstance(key, str) else super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        return self.value.get(key, default)

    def keys(self) -> KeysView[str]:
        """The names of its fields: dict(answer) is the object."""
        return self.value.keys()
