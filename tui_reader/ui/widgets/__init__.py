"""The panes: they draw what they are given and tell what was done; they never fetch."""
