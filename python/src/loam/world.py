"""Worlds: a recipe with everything that overrides it, planned."""

from __future__ import annotations

import copy
import ctypes
import datetime
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from . import _arguments
from ._library import LIBRARY, WorldOptions, call, call_for_text, encoded, encoded_list
from .errors import LoamError
from .schema import Schema
from .table import Table
from .writing import Written, write


class _Handle:
    """A loam_world, which ends with the last reference: a call that is under way keeps its own."""

    def __init__(self, address: int) -> None:
        self._as_parameter_ = ctypes.c_void_p(address)

    def __del__(self, close: Any = LIBRARY.loam_world_close) -> None:
        close(self._as_parameter_)


class World:
    """A planned world: its tables, ready to be grown. Made by `loam.open`; immutable, and safe to share by threads.

    Attributes:
        recipe: the recipe's name.
        title: one line on what it grows.
        model: the model that grows it.
        preset: the parameter set that was chosen, or None.
        seed: which of all possible worlds.
        start: the first instant of the run, UTC.
        end: the first instant after it, UTC.
        tables: the names of the tables, parents before children.
        resolved: the recipe with every value settled, as in a manifest.
    """

    def __init__(
        self, recipe: str | os.PathLike[str], seed: int | None, preset: str | None,
        start: str | datetime.date | None, overrides: Mapping[str, object] | None,
    ) -> None:
        # A copy: what the caller changes later must not change the world that another process opens.
        self._arguments = (recipe, seed, preset, start, copy.deepcopy(overrides))
        self._handle: _Handle | None = _open(recipe, seed, preset, start, overrides)
        facts = json.loads(call_for_text("loam_world_describe", self._handle))
        self.recipe: str = facts["recipe"]
        self.title: str = facts["title"]
        self.model: str = facts["model"]
        self.preset: str | None = facts["preset"]
        self.seed: int = facts["seed"]
        self.start = _moment(facts["start"])
        self.end = _moment(facts["end"])
        self.tables: tuple[str, ...] = tuple(facts["tables"])
        self.resolved: dict[str, Any] = facts["resolved"]

    def table(
        self, name: str, *, rows: slice | range | None = None, columns: str | Iterable[str] | None = None,
        partition: str | tuple[int, int] | None = None, decimals: Literal[64, 128] = 128,
        batch_rows: int | None = None,
    ) -> Table:
        """A table, or some of it; nothing is grown yet.

        Args:
            name: one of `tables`.
            rows: row numbers from 0: ``slice(1_000, 2_000)``. They have to be there: unlike a list's, the slice is not
                cut to size.
            columns: names, in the order wanted; all by default. Columns left out are not copied, and grown only
                as far as others need them.
            partition: ``(2, 5)`` or ``"2/5"``: the second of five contiguous shares, as ``loam generate --partition``
                has them; shares of all tables fit together.
            decimals: 128 is read by everybody and copies these columns; 64 leaves them where they are, for pyarrow,
                pandas and DuckDB. Polars 2.1 misreads 64 without an error.
            batch_rows: rows of a record batch, roughly.

        Raises:
            LoamError: ``unknown_table``, ``unknown_column``, ``unknown_row``, ``bad_request``.
        """
        if rows is not None and partition is not None:
            raise LoamError("bad_request", "rows and partition exclude each other", "rows")
        if str(decimals) not in ("64", "128"):
            raise LoamError("bad_request", f"decimals leave in 64 or 128 bits, not {decimals!r}", "decimals")
        wanted = _arguments.names(columns, "columns")
        table = Table(
            self, name, None if wanted is None else tuple(wanted), None, _arguments.share(partition), int(decimals),
            0 if batch_rows is None else _arguments.whole_number(batch_rows, "batch_rows", 1, 1 << 24))
        return table._checked() if rows is None else table.rows(rows)

    def schema(self, name: str) -> Schema:
        """The schema of a table."""
        return self.table(name).schema

    def check_document(self, table: str, document: str | dict[str, Any]) -> dict[str, Any]:
        """Holds one JSON document, a row of a table, against the types, domains and laws of its table.

        Args:
            table: the name of the table.
            document: the row, as JSON or as what ``json.loads`` makes of it.

        Returns:
            The report of ``loam check --json``: ``verdict`` is ``passed`` or ``failed``, ``checks`` says what was wrong where.

        Raises:
            LoamError: ``unknown_table``, ``bad_request``.
        """
        text = document if isinstance(document, str) else json.dumps(document)
        report: dict[str, Any] = json.loads(
            call_for_text(
                "loam_document_check", self._pointer, encoded(table, "table"), encoded(text, "document")))
        return report

    def write(
        self, to: str | os.PathLike[str], *, tables: str | Iterable[str] | None = None, with_parents: bool = False,
        formats: str | Iterable[str] = "csv", compress: str | None = None,
        existing: Literal["refuse", "overwrite", "resume"] = "refuse", chunk_rows: int | None = None,
        partition: str | tuple[int, int] | None = None, digest: bool = True, threads: int | None = None,
    ) -> Written:
        """Writes tables into a directory with a manifest: the same files, byte for byte, as ``loam generate``.

        Ctrl-C stops it cleanly; ``existing="resume"`` goes on.

        Args:
            to: the directory.
            tables: names; all by default.
            with_parents: also write the tables that these refer to.
            formats: ``csv``, ``ndjson``, ``parquet``, ``arrow``, or several.
            compress: ``none``, ``gzip[:0-12]``, ``zstd[:1-19]``, ``snappy``, ``lz4``; by default what each format
                usually has.
            existing: what to do with a directory that holds something: refuse; replace what a run of Loam left there; or
                go on where an interrupted run of the same plan stopped.
            chunk_rows: cut every table into files of so many rows.
            partition: write one share only, as for `table`.
            digest: whether digests of files and content are computed.
            threads: worker threads; all processors by default.

        Raises:
            LoamError: ``output_exists``, ``cannot_create``, ``write_failed``, ``unknown_table``, ``unknown_format``,
                ``unknown_codec``, ...
        """
        return write(
            self._pointer, to, tables=tables, with_parents=with_parents, formats=formats, compress=compress,
            existing=existing, chunk_rows=chunk_rows, partition=partition, digest=digest, threads=threads)

    def close(self) -> None:
        """Closes the world; open streams continue. Happens automatically when there is no reference to it any more."""
        self._handle = None

    def __enter__(self) -> World:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _pointer(self) -> _Handle:
        handle = self._handle
        if handle is None:
            raise LoamError("world_closed", "the world has been closed", self.recipe, "open it again")
        return handle

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process opens the same world: what it grows is the same.
        return World, self._arguments

    def __repr__(self) -> str:
        return f"<loam.World {self.recipe}, seed {self.seed}: {', '.join(self.tables)}>"


def _open(
    recipe: str | os.PathLike[str], seed: int | None, preset: str | None, start: str | datetime.date | None,
    overrides: Mapping[str, object] | None,
) -> _Handle:
    options = WorldOptions(struct_size=ctypes.sizeof(WorldOptions))
    if isinstance(recipe, str) and "\n" in recipe:
        options.recipe_text = encoded(recipe, "recipe")
    else:
        options.recipe = encoded(os.fspath(recipe) if isinstance(recipe, os.PathLike) else recipe, "recipe")
    if seed is not None:
        options.seed = ctypes.pointer(ctypes.c_uint64(_arguments.whole_number(seed, "seed", 0, 2**64 - 1)))
    if preset is not None:
        options.preset = encoded(preset, "preset")
    moment = _arguments.instant(start)
    if moment is not None:
        options.start = encoded(moment, "start")
    if overrides is not None and not isinstance(overrides, Mapping):
        raise LoamError(
            "bad_request", f"overrides are a mapping, not {type(overrides).__name__}", "overrides",
            '{"customers": 500}')
    texts = _arguments.override_texts(overrides)
    options.overrides = encoded_list(texts, "overrides")
    options.override_count = len(texts)
    out = ctypes.c_void_p()
    call("loam_world_open", ctypes.byref(options), ctypes.byref(out))
    assert out.value is not None
    return _Handle(out.value)


def _moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
