"""Writes Parquet files of one table with pyarrow, in many ways: ForeignFiles.py DIRECTORY"""

import datetime
import decimal
import itertools
import sys
import uuid

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 1000


def table():
    rows = range(ROWS)
    epoch = datetime.date(1970, 1, 1)
    tag = pa.struct([pa.field("word", pa.string(), nullable=False), pa.field("n", pa.int32())])
    tags = [[{"word": f"w{k}", "n": None if k == 1 else i} for k in range(i % 4)] for i in rows]
    return pa.table(
        [
            pa.array([i * 3 for i in rows], pa.int64()),
            pa.array([None if i % 5 == 0 else f"name {i % 17}" for i in rows], pa.string()),
            pa.array([i % 3 == 0 for i in rows], pa.bool_()),
            pa.array([None if i % 7 == 0 else i - 500 for i in rows], pa.int32()),
            pa.array([i / 4 for i in rows], pa.float64()),
            pa.array([decimal.Decimal(i) / 100 for i in rows], pa.decimal128(9, 2)),
            pa.array([decimal.Decimal(-i) / 100 for i in rows], pa.decimal128(12, 2)),
            pa.array([epoch + datetime.timedelta(days=i) for i in rows], pa.date32()),
            pa.array([i * 1_000_001 for i in rows], pa.timestamp("us", tz="UTC")),
            pa.array([uuid.UUID(int=i << 64 | 7 * i).bytes for i in rows], pa.uuid()),
            pa.array([None if i % 11 == 0 else tags[i] for i in rows], pa.list_(pa.field("element", tag, nullable=False))),
        ],
        schema=pa.schema(
            [
                pa.field("id", pa.int64(), nullable=False),
                pa.field("name", pa.string()),
                pa.field("flag", pa.bool_(), nullable=False),
                pa.field("count", pa.int32()),
                pa.field("ratio", pa.float64(), nullable=False),
                pa.field("small", pa.decimal128(9, 2), nullable=False),
                pa.field("large", pa.decimal128(12, 2), nullable=False),
                pa.field("day", pa.date32(), nullable=False),
                pa.field("at", pa.timestamp("us", tz="UTC"), nullable=False),
                pa.field("key", pa.uuid(), nullable=False),
                pa.field("tags", pa.list_(pa.field("element", tag, nullable=False))),
            ]
        ),
    )


ENCODINGS = {
    "dictionary": dict(use_dictionary=True),
    "plain": dict(use_dictionary=False),
    "others": dict(
        use_dictionary=False,
        column_encoding={
            "id": "DELTA_BINARY_PACKED",
            "name": "DELTA_BYTE_ARRAY",
            "flag": "RLE",
            "count": "DELTA_BINARY_PACKED",
            "ratio": "BYTE_STREAM_SPLIT",
            "small": "BYTE_STREAM_SPLIT",
            "large": "DELTA_BINARY_PACKED",
            "key": "DELTA_BYTE_ARRAY",
            "tags.list.element.word": "DELTA_LENGTH_BYTE_ARRAY",
        },
    ),
}

rows = table()
for codec, version, (name, encoding) in itertools.product(
    ["none", "snappy", "gzip", "zstd", "lz4"], ["1.0", "2.0"], ENCODINGS.items()
):
    pq.write_table(
        rows, f"{sys.argv[1]}/{codec}_{version}_{name}.parquet", compression=codec, data_page_version=version,
        data_page_size=700, write_batch_size=50, row_group_size=300, write_page_index=True, write_page_checksum=True,
        store_decimal_as_integer=True, store_schema=False, **encoding)
