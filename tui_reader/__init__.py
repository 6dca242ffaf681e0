"""The terminal blog reader with the conversation under the posts."""

__version__ = "0.1.0"
