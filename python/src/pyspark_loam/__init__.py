"""Where Spark looks for data sources: makes ``spark.read.format("loam")`` known without a registration."""

from loam.spark import LoamDataSource as DefaultSource

__all__ = ["DefaultSource"]
