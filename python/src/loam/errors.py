"""What can go wrong."""

from __future__ import annotations


class LoamError(Exception):
    """An error with a stable code, a message, a location and a hint.

    Attributes:
        code: a word for programs, such as ``unknown_table`` or ``out_of_range``.
        message: one sentence.
        location: the file with line and column, the parameter, table or path it is about; may be empty.
        hint: the next thing to do; may be empty.
    """

    def __init__(self, code: str, message: str, location: str = "", hint: str = "") -> None:
        super().__init__(code, message, location, hint)
        self.code = code
        self.message = message
        self.location = location
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{hint} [{self.code}]"
