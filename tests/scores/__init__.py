"""How well foreign HTML comes out, measured on what others collected: `python -m tests.scores`."""
