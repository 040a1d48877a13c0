"""Arguments as people write them, brought into the form that the library takes."""

from __future__ import annotations

import datetime
import operator
from collections.abc import Iterable, Mapping
from decimal import Decimal

from .errors import LoamError


def instant(value: str | datetime.date | datetime.datetime | None) -> str | None:
    """`2025-01-01` or `2025-01-01T06:00:00Z`; a moment without a zone counts as UTC."""
    if isinstance(value, datetime.datetime):
        if value.tzinfo is not None:
            value = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def override_texts(overrides: Mapping[str, object] | None, prefix: str = "") -> list[str]:
    """`path=value` for each value; mappings lead further down the path."""
    texts: list[str] = []
    for key, value in (overrides or {}).items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping):
            texts += override_texts(value, path + ".")
        else:
            texts.append(f"{path}={_value_text(value, path)}")
    return texts


def _value_text(value: object, path: str) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, (datetime.date, datetime.datetime)):
        return instant(value) or ""
    if isinstance(value, datetime.timedelta):
        return f"{value // datetime.timedelta(seconds=1)}s"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value_text(item, path) for item in value) + "]"
    if isinstance(value, float):
        # Without an exponent, which recipes do not have.
        return format(Decimal(repr(value)), "f")
    if isinstance(value, Decimal):
        return format(value, "f")
    try:
        return str(operator.index(value))  # type: ignore[arg-type]
    except TypeError:
        raise LoamError(
            "bad_request", f"a value of type {type(value).__name__} cannot be set", path,
            "give a text as on the command line") from None


def whole_number(value: object, name: str, least: int, most: int) -> int:
    """A whole number within bounds."""
    try:
        number = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise LoamError("bad_request", f"{name} is a whole number, not {value!r}", name) from None
    if isinstance(value, bool) or not least <= number <= most:
        raise LoamError("bad_request", f"{name} is a number from {least} to {most}, not {value!r}", name)
    return number


def names(value: str | Iterable[str] | None, name: str) -> list[str] | None:
    """One name or several."""
    if value is None:
        return None
    found = [value] if isinstance(value, str) else list(value)
    for item in found:
        if not isinstance(item, str):
            raise LoamError("bad_request", f"{name} are texts, not {item!r}", name)
    return found


def row_range(rows: slice | range | None, count: object) -> tuple[int, int] | None:
    """First row and row after the last one; `count` is called where the end is left open."""
    if rows is None:
        return None
    if not isinstance(rows, (slice, range)) or rows.step not in (None, 1):
        raise LoamError("bad_request", f"rows are a slice without a step, not {rows!r}", "rows", "slice(0, 1000)")
    first = 0 if rows.start is None else whole_number(rows.start, "rows", 0, 2**63 - 1)
    if rows.stop is None:
        return first, max(first, count())  # type: ignore[operator]
    return first, whole_number(rows.stop, "rows", 0, 2**63 - 1)


def share(partition: str | tuple[int, int] | None) -> tuple[int, int]:
    """`(2, 5)` or `"2/5"`: the second of five shares; (0, 0) for everything."""
    if partition is None:
        return 0, 0
    parts: object = partition.split("/") if isinstance(partition, str) else partition
    try:
        index, count = (int(part) if isinstance(part, str) else operator.index(part) for part in parts)  # type: ignore
    except (TypeError, ValueError):
        raise LoamError("bad_request", f"a partition is (2, 5) or '2/5', not {partition!r}", "partition") from None
    if not 1 <= index <= count <= 1_000_000:
        raise LoamError("bad_request", f"there is no partition {index} of {count}", "partition")
    return index, count
