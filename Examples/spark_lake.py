"""Writes a world as a lake of Parquet files, one directory a table, time-ordered tables partitioned by day.

    spark-submit Examples/spark_lake.py flash_sale /data/lake --seed 7 --set customers=500

The rows are those of `loam generate` with the same recipe and seed, however many executors grow them.
"""

import argparse

import loam
from pyspark.sql import SparkSession, functions


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recipe", help="a built-in recipe, or the path of a YAML file that every executor has")
    parser.add_argument("lake", help="the directory to write; it must not hold these tables yet")
    parser.add_argument("--seed", default="42")
    parser.add_argument("--preset")
    parser.add_argument("--tables", help="separated by commas; all by default")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="override a value")
    options = parser.parse_args()

    spark = SparkSession.builder.appName(f"loam {options.recipe}").getOrCreate()
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    settings = {"recipe": options.recipe, "seed": options.seed}
    if options.preset:
        settings["preset"] = options.preset
    for text in options.set:
        name, _, value = text.partition("=")
        settings[f"set.{name}"] = value
    overrides = dict(text.partition("=")[::2] for text in options.set)
    world = loam.open(options.recipe, seed=int(options.seed), preset=options.preset, overrides=overrides)
    for table in options.tables.split(",") if options.tables else world.tables:
        rows = spark.read.format("loam").options(**settings, table=table).load()
        day = next((column.name for column in world.schema(table) if column.type == "timestamp"), None)
        writer = rows.withColumn("day", functions.to_date(day)).write.partitionBy("day") if day else rows.write
        writer.parquet(f"{options.lake}/{table}")
        print(f"{table}: written" + (f", by the day of {day}" if day else ""))
    spark.stop()


if __name__ == "__main__":
    main()
