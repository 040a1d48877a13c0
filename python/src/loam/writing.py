"""Writing tables into files."""

from __future__ import annotations

import ctypes
import json
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from . import _arguments
from ._library import LIBRARY, WriteOptions, call_for_text, encoded, encoded_list
from .errors import LoamError

_POLICIES = {"refuse": 0, "overwrite": 1, "resume": 2}


@dataclass(frozen=True)
class WrittenTable:
    """What a run made of one table."""

    rows: int
    bytes: int


@dataclass(frozen=True)
class Written:
    """What a run has made.

    Attributes:
        directory: where the files and ``manifest.json`` are.
        tables: rows and bytes of each table.
        plan_digest: the digest of everything that decided the bytes.
        seconds: wall seconds.
    """

    directory: str
    tables: dict[str, WrittenTable]
    plan_digest: str
    seconds: float

    @property
    def rows(self) -> int:
        """The rows of all tables together."""
        return sum(table.rows for table in self.tables.values())


def write(  # noqa: PLR0913 - the options of loam generate
    world: object, to: str | os.PathLike[str], *, tables: str | Iterable[str] | None, with_parents: bool,
    formats: str | Iterable[str], compress: str | None, existing: str, chunk_rows: int | None,
    partition: str | tuple[int, int] | None, digest: bool, threads: int | None,
) -> Written:
    """`World.write`, with a handle."""
    if existing not in _POLICIES:
        raise LoamError(
            "bad_request", f"existing is refuse, overwrite or resume, not {existing!r}", "existing")
    directory = os.fspath(to)
    options = WriteOptions(struct_size=ctypes.sizeof(WriteOptions))
    options.to = encoded(directory, "to")
    chosen = _arguments.names(formats, "formats") or []
    options.formats, options.format_count = encoded_list(chosen, "formats"), len(chosen)
    if compress is not None:
        options.compress = encoded(compress, "compress")
    wanted = _arguments.names(tables, "tables")
    if wanted is not None:
        options.tables, options.table_count = encoded_list(wanted, "tables"), len(wanted)
    options.with_parents = bool(with_parents)
    options.policy = _POLICIES[existing]
    if chunk_rows is not None:
        options.chunk_rows = _arguments.whole_number(chunk_rows, "chunk_rows", 1, 10**12)
    options.share_index, options.share_count = _arguments.share(partition)
    options.no_digest = not digest
    if threads is not None:
        options.threads = _arguments.whole_number(threads, "threads", 1, 512)
    facts = json.loads(_run(world, options))
    measured = facts["measured"]
    return Written(
        directory, {table["name"]: WrittenTable(table["rows"], table["bytes"]) for table in measured["tables"]},
        facts["plan_digest"], measured["wall_s"])


def _run(world: object, options: WriteOptions) -> str:
    """Runs in a thread of its own, so that Ctrl-C reaches this one and can stop it."""
    cancellation = LIBRARY.loam_cancellation_open()
    options.cancellation = cancellation
    result: list[str] = []
    failure: list[BaseException] = []

    def work() -> None:
        try:
            result.append(call_for_text("loam_world_write", world, ctypes.byref(options)))
        except BaseException as error:  # noqa: BLE001 - raised again below
            failure.append(error)

    thread = threading.Thread(target=work, name="loam write")
    thread.start()
    try:
        thread.join()
    except BaseException:
        LIBRARY.loam_cancellation_cancel(cancellation)
        thread.join()
        raise
    finally:
        LIBRARY.loam_cancellation_close(cancellation)
    if failure:
        raise failure[0]
    return result[0]
