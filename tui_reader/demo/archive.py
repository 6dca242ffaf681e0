"""The posts nobody wrote: plain, as many as wanted, and the same on every run. Their texts are made when asked for."""

from datetime import datetime, timedelta

_YEARS = 315_000_000
"""Seconds of the ten years they are spread over."""


def before(moment: datetime, number: int, of: int) -> datetime:
    """When the post of a number, from 1, was published: evenly over the ten years before a moment."""
    return moment - timedelta(seconds=number * (_YEARS // max(of, 1000)))


def text(number: int) -> str:
    """Its HTML."""
    return (
        f"<p>Dies ist der {number}. Beitrag aus dem Archiv, und er macht nicht viele Worte.</p>\n"
        f'<p>Das <a href="https://example.org/archiv/{number}">Archiv</a> reicht <em>zehn Jahre</em> zurück.</p>\n'
    )
