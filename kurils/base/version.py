"""The version of the program: the one place, which the package and the build read."""

__version__ = "0.1.0"
