"""The Spark data source: tables of a world as DataFrames, grown where they are needed.

    spark.dataSource.register(loam.spark.LoamDataSource)      # not needed where the wheel is installed
    orders = spark.read.format("loam").option("recipe", "flash_sale").option("table", "orders").load()

Every task grows its own part of the table, so nothing is read from anywhere and nothing is sent but the recipe. The rows
are those of ``loam generate``, whatever the number of executors, and after any of them has died.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pyspark.sql.datasource import DataSource, DataSourceReader, DataSourceStreamReader, InputPartition
from pyspark.sql.types import StructType

from ._spark_types import convert, spark_schema
from .errors import LoamError
from .table import Table
from .world import World

if TYPE_CHECKING:
    import pyarrow

#: The column that option ``rowNumbers`` adds.
ROW_NUMBER = "_row"
#: Rows of a task, roughly, if the number of partitions is not given.
ROWS_PER_PARTITION = 1_000_000


class LoamDataSource(DataSource):
    """Options, all but two with a default (Spark does not tell their case apart):

    - ``recipe``: the name of a built-in recipe, or the path of a YAML file that every executor has; or ``recipeText``.
    - ``table``: the table.
    - ``seed``, ``preset``, ``start``: as for `loam.open`.
    - ``overrides``: a JSON object, ``{"customers": 500}``; or one option each, ``set.customers``, in small letters.
    - ``partitions``: how many tasks; by default one for each million rows.
    - ``rows``: ``1000:2000``, some rows by their numbers instead of all; no others are grown.
    - ``rowNumbers``: ``true`` adds the column ``_row`` with these numbers.
    - ``batchRows``: rows of a record batch, roughly.
    - ``rowsPerBatch``: of a stream; 100,000 by default.

    Columns left out of a schema given by ``.schema(...)`` are not sent, and grown only as far as others need them. Filters are left to
    Spark: it keeps those that a source has taken over for later queries on the same DataFrame, which would then miss rows.
    """

    @classmethod
    def name(cls) -> str:
        return "loam"

    def schema(self) -> StructType:
        request = Request(self.options)
        return spark_schema(request.table().schema, request.has_row_numbers)

    def reader(self, schema: StructType) -> DataSourceReader:
        return LoamReader(Request(self.options), schema)

    def streamReader(self, schema: StructType) -> DataSourceStreamReader:
        return LoamStreamReader(Request(self.options), schema)


class Request:
    """What the options ask for. Opens the world wherever it is needed; travels as the options alone."""

    def __init__(self, options: Mapping[str, str]) -> None:
        options = {key.lower(): value for key, value in options.items()}
        self.recipe = options.get("recipetext") or options.get("recipe")
        if not self.recipe:
            raise LoamError("bad_request", "the option recipe is missing", "recipe", '.option("recipe", "flash_sale")')
        if "recipetext" in options and "\n" not in self.recipe:
            self.recipe += "\n"
        self.table_name = options.get("table")
        if not self.table_name:
            raise LoamError("bad_request", "the option table is missing", "table", '.option("table", "orders")')
        self.seed = _number(options, "seed", 0, 2**64 - 1)
        self.preset = options.get("preset")
        self.start = options.get("start")
        self.overrides = _overrides(options)
        self.partitions = _number(options, "partitions", 1, 1_000_000)
        self.batch_rows = _number(options, "batchrows", 1, 1 << 24)
        self.rows_per_batch = _number(options, "rowsperbatch", 1, 2**53) or 100_000
        self.has_row_numbers = _truth(options, "rownumbers")
        self.rows = _row_range(options.get("rows"))
        known = {"recipe", "recipetext", "table", "seed", "preset", "start", "overrides", "partitions", "batchrows",
                 "rowsperbatch", "rownumbers", "rows"}
        for key in options:
            if key not in known and not key.startswith("set."):
                raise LoamError("bad_request", f"there is no option {key}", key, "known are " + ", ".join(sorted(known)))

    def table(self) -> Table:
        world = World(self.recipe, self.seed, self.preset, self.start, self.overrides)
        return world.table(self.table_name, batch_rows=self.batch_rows)


def _number(options: Mapping[str, str], name: str, low: int, high: int) -> int | None:
    text = options.get(name)
    if text is None:
        return None
    try:
        number = int(text.replace("_", ""))
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise LoamError("bad_request", f"{name} is a number from {low} to {high}, not {text}", name)
    return number


def _truth(options: Mapping[str, str], name: str) -> bool:
    text = options.get(name, "false").lower()
    if text not in ("true", "false"):
        raise LoamError("bad_request", f"{name} is true or false, not {text}", name)
    return text == "true"


def _overrides(options: Mapping[str, str]) -> dict[str, object]:
    overrides: dict[str, object] = {}
    if "overrides" in options:
        try:
            overrides = json.loads(options["overrides"])
        except ValueError as error:
            raise LoamError("bad_request", f"overrides are no JSON: {error}", "overrides", '{"customers": 500}')
        if not isinstance(overrides, dict):
            raise LoamError("bad_request", "overrides are a JSON object", "overrides", '{"customers": 500}')
    for key, value in options.items():
        if key.startswith("set."):
            overrides[key[len("set."):]] = value
    return overrides


def _row_range(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    try:
        first, end = (int(part.replace("_", "")) for part in text.split(":"))
    except ValueError:
        raise LoamError("bad_request", f"rows are first:end, not {text}", "rows", "1000:2000")
    return first, end


class Part(InputPartition):
    """The work of one task: a share of the table, or some rows."""

    def __init__(self, share: tuple[int, int] | None = None, rows: tuple[int, int] | None = None) -> None:
        super().__init__(share or rows)
        self.share = share
        self.rows = rows


class Growing:
    """Grows the parts of a table as Spark wants its rows."""

    def __init__(self, request: Request, schema: StructType) -> None:
        self.request = request
        self.wanted = schema

    def _columns(self, table: Table) -> list[str]:
        """The columns to grow: at least one, since rows without columns have no count."""
        return [name for name in self.wanted.names if name != ROW_NUMBER] or [table.schema.primary_key]

    def grow(self, part: Part) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        whole = self.request.table()
        if part.share is not None:
            table = whole.world.table(
                whole.name, columns=self._columns(whole), partition=part.share, batch_rows=self.request.batch_rows)
            number = 0
        else:
            table = whole.columns(self._columns(whole)).rows(slice(*part.rows))
            number = part.rows[0]
        for batch in pyarrow.RecordBatchReader.from_stream(table):
            yield convert(batch, self.wanted, number)
            number += batch.num_rows

    def row_parts(self, first: int, end: int, parts: int) -> list[Part]:
        edges = [first + (end - first) * part // parts for part in range(parts + 1)]
        return [Part(rows=(low, high)) for low, high in zip(edges, edges[1:]) if low < high]


class LoamReader(Growing, DataSourceReader):
    """Reads a table, or some of its rows, in parts that are grown where their tasks run."""

    def partitions(self) -> Sequence[InputPartition]:
        whole = self.request.table()
        if self.request.rows:
            whole = whole.rows(slice(*self.request.rows))
        # Counting is left out where it decides nothing, since some tables have to be grown for it.
        is_split = self.request.rows or self.request.has_row_numbers
        count = 0 if self.request.partitions and not is_split else len(whole)
        parts = self.request.partitions or max(1, -(-count // ROWS_PER_PARTITION))
        if not is_split:
            return [Part(share=(part, parts)) for part in range(1, parts + 1)]
        first = self.request.rows[0] if self.request.rows else 0
        # Spark wants a partition, also of nothing.
        return self.row_parts(first, first + count, parts) or [Part(rows=(first, first))]

    def read(self, partition: InputPartition) -> Iterator[pyarrow.RecordBatch]:
        return self.grow(partition)


class LoamStreamReader(Growing, DataSourceStreamReader):
    """Reads a table in the order of its rows, which for events is that of time, some rows a batch, to its end.

    An offset is the number of the next row, so that a stream goes on from its checkpoint.
    """

    def __init__(self, request: Request, schema: StructType) -> None:
        super().__init__(request, schema)
        table = request.table()
        if request.rows:
            table.rows(slice(*request.rows))
        self.first, self.end = request.rows or (0, len(table))
        self.seen = self.first

    def initialOffset(self) -> dict:
        return {"row": self.first}

    def latestOffset(self, start: dict | None = None, limit: object = None) -> dict:
        # Spark 4.0 and 4.1 do not say where the last batch ended, but each batch passes by `partitions`.
        place = self.seen if start is None else int(start["row"])
        if type(limit).__name__ == "ReadAllAvailable":
            return {"row": max(place, self.end)}
        rows = getattr(limit, "max_rows", None) or self.request.rows_per_batch
        return {"row": max(place, min(self.end, place + rows))}

    def getDefaultReadLimit(self) -> object:
        from pyspark.sql.streaming.datasource import ReadMaxRows

        return ReadMaxRows(self.request.rows_per_batch)

    def reportLatestOffset(self) -> dict:
        return {"row": self.end}

    def partitions(self, start: dict, end: dict) -> Sequence[InputPartition]:
        self.seen = max(self.seen, int(end["row"]))
        return self.row_parts(int(start["row"]), int(end["row"]), self.request.partitions or 1)

    def read(self, partition: InputPartition) -> Iterator[pyarrow.RecordBatch]:
        return self.grow(partition)

    def commit(self, end: dict) -> None:
        self.seen = max(self.seen, int(end["row"]))
