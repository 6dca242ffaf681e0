"""The only code that keeps things: what was read, drafts, tokens."""
