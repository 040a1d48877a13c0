"""Gives the wheel its tag: any Python 3, one platform, since the shared library is called through ctypes."""

import os
import platform
import sysconfig

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel


class PlatformDistribution(Distribution):
    def has_ext_modules(self):
        return True


class PlatformWheel(bdist_wheel):
    def get_tag(self):
        system = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        library, version = platform.libc_ver()
        if system.startswith("linux_") and library == "glibc":
            # The C library that libloam.so was linked with; older ones may lack what it needs.
            major, minor = version.split(".")[:2]
            system = f"manylinux_{major}_{minor}_{system[len('linux_'):]}"
        return "py3", "none", os.environ.get("LOAM_WHEEL_PLATFORM", system)


setup(distclass=PlatformDistribution, cmdclass={"bdist_wheel": PlatformWheel})
