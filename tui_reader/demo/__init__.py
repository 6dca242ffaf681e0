"""A small blog that speaks WordPress over real HTTP on loopback: for `--demo`, tests, screenshots and benchmarks."""
