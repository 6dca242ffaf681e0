"""Pages of the lab's WordPress (tests/wordpress/lab), without styles and scripts; of threads only the beginning."""

from pathlib import Path

HOME = "http://blog.example/"
THREAD = f"{HOME}2025/09/15/thread/"
THEMES = ("default", "classic", "twentyten", "klassik", "twentytwentyone", "twentytwentythree", "twentytwentyfive")


def page(name: str) -> str:
    """A page by its name, `THEME-KIND`."""
    return Path(__file__).with_name(f"{name}.html").read_text("utf-8")
