"""The only code that reads HTML: a clean, bounded tree, and what the screen, people and files get of it."""
