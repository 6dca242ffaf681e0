"""Tests of the code that speaks HTTP, over a server that says exactly what it is told to."""
