"""A small blog that speaks WordPress over real HTTP on loopback: for `--demo`, tests, screenshots and benchmarks."""

from tui_reader.demo.server import DemoBlog, Fault, Logged

__all__ = ["DemoBlog", "Fault", "Logged"]
