"""Tables: rows that are grown when they are read."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import _arguments
from ._capsules import schema_capsule, stream_capsule
from ._library import StreamOptions, call, call_for_text, encoded, encoded_list
from .errors import LoamError
from .schema import Schema, read_schema

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from .digest import Digest
    from .world import World


@dataclass(frozen=True)
class Table:
    """Some rows and columns of a table. Holds no data: every reading grows the rows again, the same every time.

    Takes part in the Arrow PyCapsule interface, so ``pyarrow.table(table)``, ``polars.DataFrame(table)``,
    ``pandas.DataFrame.from_arrow(table)`` and, by its variable's name, a query of DuckDB all read it directly.
    Made by `World.table`.
    """

    world: World
    name: str
    _columns: tuple[str, ...] | None = None
    _rows: tuple[int, int] | None = None
    _share: tuple[int, int] = (0, 0)
    _decimals: int = 128
    _batch_rows: int = 0

    def rows(self, rows: slice | range) -> Table:
        """The same with other rows, by their numbers in the whole table."""
        return replace(self, _rows=_arguments.row_range(rows, self._whole_count), _share=(0, 0))._checked()

    def columns(self, columns: str | Iterable[str]) -> Table:
        """The same with some columns, in this order."""
        return replace(self, _columns=tuple(_arguments.names(columns, "columns") or ()))._checked()

    @property
    def schema(self) -> Schema:
        """Names, types, meanings, units and foreign keys of the columns."""
        text = call_for_text("loam_table_describe", self.world._pointer, encoded(self.name, "table"))
        table = json.loads(text)["tables"][0]
        if self._columns is not None:
            by_name = {column["name"]: column for column in table["columns"]}
            table["columns"] = [by_name[name] for name in self._columns]
        return read_schema(table, self.__arrow_c_schema__)

    def __len__(self) -> int:
        """The count of rows. Free for most tables; some are counted by arithmetic, a few by growing them."""
        if self._rows is not None:
            return self._rows[1] - self._rows[0]
        if self._share in ((0, 0), (1, 1)):
            return self._whole_count()
        raise LoamError(
            "bad_request", "the rows of a partition are known when they have been read", "partition",
            "count what you read")

    def __bool__(self) -> bool:
        # Else Python would count rows to find out.
        return True

    def __arrow_c_schema__(self) -> object:
        """The schema as an Arrow capsule."""
        handle, name = self.world._pointer, encoded(self.name, "table")
        options = self._options()
        return schema_capsule(lambda out: call("loam_table_schema", handle, name, ctypes.byref(options), out))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as an Arrow stream capsule; a new one each time.

        Args:
            requested_schema: accepted and passed over, as the interface allows; types are those of `schema`.
        """
        handle, name = self.world._pointer, encoded(self.name, "table")
        options = self._options()
        return stream_capsule(lambda out: call("loam_table_stream", handle, name, ctypes.byref(options), out))

    def to_arrow(self) -> pyarrow.Table:
        """The rows as a pyarrow Table; needs pyarrow."""
        import pyarrow

        return pyarrow.table(self)

    def to_batches(self) -> pyarrow.RecordBatchReader:
        """A reader that grows batch after batch as they are asked for; needs pyarrow."""
        import pyarrow

        return pyarrow.RecordBatchReader.from_stream(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame; needs pandas and pyarrow."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """The rows as a Polars DataFrame; needs Polars."""
        import polars

        return polars.DataFrame(self)

    def digest(self) -> Digest:
        """The content digest of the rows."""
        from .digest import content_digest

        return content_digest(self, self)

    def _whole_count(self) -> int:
        out = ctypes.c_int64()
        call("loam_table_rows", self.world._pointer, encoded(self.name, "table"), ctypes.byref(out))
        return out.value

    def _options(self) -> StreamOptions:
        options = StreamOptions(struct_size=ctypes.sizeof(StreamOptions))
        if self._columns is not None:
            options.columns = encoded_list(list(self._columns), "columns")
            options.column_count = len(self._columns)
        if self._rows is not None:
            options.rows = (ctypes.c_int64 * 2)(*self._rows)
        options.share_index, options.share_count = self._share
        options.decimals = self._decimals
        options.batch_rows = self._batch_rows
        return options

    def _checked(self) -> Table:
        """Itself, once the library has agreed to it: mistakes are reported here rather than inside of a reader."""
        if self._columns is not None and not self._columns:
            raise LoamError("bad_request", "a table without columns has no rows", "columns")
        self.__arrow_c_stream__()
        return self

    def __repr__(self) -> str:
        about = "" if self._rows is None else f", rows {self._rows[0]} to {self._rows[1]}"
        about += "" if self._share == (0, 0) else f", partition {self._share[0]}/{self._share[1]}"
        about += "" if self._columns is None else f", columns {', '.join(self._columns)}"
        return f"<loam.Table {self.name} of {self.world.recipe}{about}>"
