"""Content digests: what rows hold, whatever their order, layout or format."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NamedTuple

from ._capsules import stream_address
from ._library import DigestStruct, call, encoded, encoded_list
from .errors import LoamError

if TYPE_CHECKING:
    from .table import Table


class Digest(NamedTuple):
    """The content digest of some rows.

    Attributes:
        rows: how many they are.
        content: 32 hexadecimal digits; the manifest of written files has the same for the same rows.
    """

    rows: int
    content: str

    def merge(self, other: Digest) -> Digest:
        """The digest of both parts together."""
        total = (int(self.content, 16) + int(other.content, 16)) % (1 << 128)
        return Digest(self.rows + other.rows, f"{total:032x}")


def content_digest(data: object, table: Table | None = None) -> Digest:
    """The content digest of anything with ``__arrow_c_stream__``: a pyarrow, pandas or Polars table, a DuckDB result.

    Args:
        data: what to read, to its end. Widths of types, dictionaries, and the order of rows and columns make no
            difference.
        table: the table whose types count, where the data went through something that has fewer types, such as keys
            that came back as text. None to take the data's own types.

    Raises:
        LoamError: ``unreadable_arrow``, ``unknown_column``, ``stream_failed``.
    """
    export = getattr(data, "__arrow_c_stream__", None)
    if export is None:
        raise LoamError(
            "bad_request", f"a {type(data).__name__} has no __arrow_c_stream__", "data",
            "pass a table of pyarrow, pandas, Polars or DuckDB")
    capsule = export()
    out = DigestStruct()
    world, name, columns, count = None, None, None, 0
    if table is not None:
        world, name = table.world._pointer, encoded(table.name, "table")
        if table._columns is not None:
            columns, count = encoded_list(list(table._columns), "columns"), len(table._columns)
    call("loam_content_digest", stream_address(capsule), world, name, columns, count, ctypes.byref(out))
    return Digest(out.rows, out.content.decode())
