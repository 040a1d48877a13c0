"""How a table's types look to Spark, which has no UUIDs and no dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import types as spark

if TYPE_CHECKING:
    import pyarrow

    from .schema import Schema


def spark_schema(schema: Schema, has_row_numbers: bool) -> spark.StructType:
    """The schema of a DataFrame: enumerations and UUIDs are strings; meanings are comments."""
    import pyarrow

    fields = []
    for column, field in zip(schema, pyarrow.schema(schema)):
        metadata = {"comment": column.meaning} if column.meaning else {}
        fields.append(spark.StructField(column.name, _type(field.type), column.nullable, metadata))
    if has_row_numbers:
        fields.append(spark.StructField("_row", spark.LongType(), False, {"comment": "The number of the row"}))
    return spark.StructType(fields)


def _type(kind: pyarrow.DataType) -> spark.DataType:
    from pyarrow import types

    if types.is_dictionary(kind) or types.is_string(kind) or _is_uuid(kind):
        return spark.StringType()
    if types.is_decimal(kind):
        return spark.DecimalType(kind.precision, kind.scale)
    if types.is_list(kind):
        return spark.ArrayType(_type(kind.value_type), kind.value_field.nullable)
    if types.is_struct(kind):
        return spark.StructType([spark.StructField(part.name, _type(part.type), part.nullable) for part in kind])
    plain = {
        "bool": spark.BooleanType, "int32": spark.IntegerType, "int64": spark.LongType, "double": spark.DoubleType,
        "date32[day]": spark.DateType, "timestamp[us, tz=UTC]": spark.TimestampType,
    }
    return plain[str(kind)]()


def _is_uuid(kind: pyarrow.DataType) -> bool:
    return getattr(kind, "extension_name", "") == "arrow.uuid" or str(kind) == "fixed_size_binary[16]"


def convert(batch: pyarrow.RecordBatch, wanted: spark.StructType, first_row: int) -> pyarrow.RecordBatch:
    """The columns that Spark asked for, in its types and its order."""
    import numpy
    import pyarrow

    columns, fields = [], []
    for field in wanted.fields:
        if field.name == "_row":
            columns.append(pyarrow.array(numpy.arange(first_row, first_row + batch.num_rows)))
        else:
            columns.append(_column(batch.column(field.name)))
        fields.append(pyarrow.field(field.name, columns[-1].type, field.nullable))
    return pyarrow.RecordBatch.from_arrays(columns, schema=pyarrow.schema(fields))


def _column(array: pyarrow.Array) -> pyarrow.Array:
    import pyarrow
    from pyarrow import types

    kind = array.type
    if types.is_dictionary(kind):
        return array.dictionary_decode()
    if _is_uuid(kind):
        return _uuid_text(array)
    if types.is_list(kind):
        values = _column(array.values)
        return pyarrow.Array.from_buffers(
            pyarrow.list_(pyarrow.field("element", values.type, kind.value_field.nullable)), len(array),
            array.buffers()[:2], array.null_count, array.offset, [values])
    if types.is_struct(kind):
        parts = [_column(array.field(place)) for place in range(kind.num_fields)]
        fields = [pyarrow.field(kind[place].name, part.type, kind[place].nullable) for place, part in enumerate(parts)]
        return pyarrow.StructArray.from_arrays(parts, fields=fields, mask=array.is_null() if array.null_count else None)
    return array


def _uuid_text(array: pyarrow.Array) -> pyarrow.Array:
    """UUIDs as 36 characters, by tables rather than one by one."""
    import numpy
    import pyarrow

    storage = array.storage if hasattr(array, "storage") else array
    count = len(storage)
    data = numpy.frombuffer(storage.buffers()[1], numpy.uint8, count * 16, storage.offset * 16).reshape(count, 16)
    digits = numpy.frombuffer(b"0123456789abcdef", numpy.uint8)
    text = numpy.full((count, 36), ord("-"), numpy.uint8)
    for byte, place in enumerate([0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]):
        text[:, place] = digits[data[:, byte] >> 4]
        text[:, place + 1] = digits[data[:, byte] & 15]
    offsets = numpy.arange(0, 36 * (count + 1), 36, numpy.int32)
    validity = None
    if storage.null_count:
        validity = pyarrow.array(storage.is_valid()).buffers()[1]
    return pyarrow.StringArray.from_buffers(
        count, pyarrow.py_buffer(offsets), pyarrow.py_buffer(text), validity, storage.null_count)
