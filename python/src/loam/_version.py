"""The version of the package; a test holds it against that of the library."""

VERSION = "0.1.0"
