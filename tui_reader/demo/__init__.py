"""A small blog that speaks WordPress over real HTTP on loopback: for `--demo`, tests, screenshots and benchmarks."""

from tui_reader.demo.faults import Fault, Logged
from tui_reader.demo.server import DemoBlog

__all__ = ["DemoBlog", "Fault", "Logged"]
