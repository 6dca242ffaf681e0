"""The commands for scripts, run as a shell runs them."""
