"""Benchmarks: every target is a ratio measured in one run. `python -m benchmarks --help` says how to run them."""
