"""Schemas: what the columns of a table are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Callable


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: as in files and frames.
        type: ``int64``, ``decimal(12, 2)``, ``timestamp``, ``dictionary<utf8>``, ...
        nullable: whether cells may be null.
        meaning: one line.
        unit: of numbers, such as ``USD``; empty where there is none.
        domain: the values allowed, such as ``1..5``; empty where the type says it all.
        references: ``table.column`` of the key it holds; None for other columns.
        values: the words of an enumeration; empty for other columns.
    """

    name: str
    type: str
    nullable: bool
    meaning: str
    unit: str = ""
    domain: str = ""
    references: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schema:
    """The columns of a table in order; a sequence of `Column`, which are also found by name.

    Takes part in the Arrow PyCapsule interface: ``pyarrow.schema(schema)`` works.
    """

    name: str
    meaning: str
    primary_key: str
    columns: tuple[Column, ...]
    _export: Callable[[], object] = field(repr=False, compare=False)

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def __len__(self) -> int:
        return len(self.columns)

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __getitem__(self, key: str | int) -> Column:
        if isinstance(key, str):
            for column in self.columns:
                if column.name == key:
                    return column
            raise KeyError(key)
        return self.columns[key]

    def __arrow_c_schema__(self) -> object:
        """The schema as an Arrow capsule."""
        return self._export()


def read_schema(table: dict, export: Callable[[], object]) -> Schema:
    """A schema out of the library's JSON."""
    columns = tuple(
        Column(
            name=column["name"], type=column["type"], nullable=column["nullable"], meaning=column["meaning"],
            unit=column.get("unit", ""), domain=column.get("domain", ""),
            references="{table}.{column}".format(**column["references"]) if "references" in column else None,
            values=tuple(column.get("values", ())))
        for column in table["columns"]
    )
    return Schema(table["name"], table["meaning"], table["primary_key"], columns, export)
