"""A standalone Spark cluster of its own for the tests: a master and two workers on loopback."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time

import pyspark
import pytest

HOME = os.path.dirname(pyspark.__file__)
MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"


class Cluster:
    """Processes that the tests started, each in a group of its own, so that one can be killed with its executors."""

    def __init__(self, directory):
        self.directory = directory
        self.groups = []
        log = self.start("master", MASTER, "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
        self.url = self.find(log, r"(spark://127\.0\.0\.1:\d+)")
        self.workers = [self.start_worker(name) for name in ("worker-1", "worker-2")]

    def start_worker(self, name):
        log = self.start(
            name, WORKER, "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "2g", "--work-dir",
            os.path.join(self.directory, name), self.url)
        self.find(log, "Successfully registered with master")
        return self.groups[-1]

    def start(self, name, program, *arguments):
        log = os.path.join(self.directory, name + ".log")
        environment = {
            **os.environ, "SPARK_HOME": HOME, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable,
            "SPARK_DAEMON_MEMORY": "512m"}
        with open(log, "w", encoding="utf-8") as file:
            process = subprocess.Popen(
                [os.path.join(HOME, "bin", "spark-class"), program, *arguments], stdout=file, stderr=file,
                stdin=subprocess.DEVNULL, env=environment, start_new_session=True)
        self.groups.append(process)
        return log

    @staticmethod
    def find(log, pattern, seconds=60):
        for _ in range(seconds * 10):
            with open(log, encoding="utf-8") as file:
                found = re.search(pattern, file.read())
            if found:
                return found.group(0)
            time.sleep(0.1)
        raise RuntimeError(f"{log} does not say {pattern}")

    def kill(self, process):
        """As if the machine had failed: the worker and its executors at the same time."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.groups.remove(process)

    def stop(self):
        for process in list(self.groups):
            self.kill(process)


@pytest.fixture(scope="session")
def cluster():
    with tempfile.TemporaryDirectory(prefix="loam-spark-") as directory:
        cluster = Cluster(directory)
        yield cluster
        cluster.stop()


@pytest.fixture(scope="session")
def spark(cluster):
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(cluster.url).appName("loam tests")
        .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false").config("spark.executor.memory", "1g")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.pyspark.python", sys.executable).config("spark.task.maxFailures", "8")
        .getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
