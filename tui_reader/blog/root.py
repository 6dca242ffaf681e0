"""What the root of a REST interface says about its blog (REST API Handbook, Global Parameters and Discovery)."""

from tui_reader.blog.address import web

FIELDS = "name,description,url,home,namespaces,authentication"
"""What we want of it; the whole of it would be 200 kB."""


def root_facts(value: object) -> dict[str, object] | None:
    """A REST root's fields when the value is one of a WordPress that has posts, else None."""
    if not isinstance(value, dict):
        return None
    spaces = value.get("namespaces")
    return value if isinstance(spaces, list) and "wp/v2" in spaces else None


def authorize_page(root: dict[str, object]) -> str:
    """Where a person makes an application password, "" where they are off (`authentication` is a list then)."""
    step: object = root.get("authentication")
    for key in ("application-passwords", "endpoints", "authorization"):
        step = step.get(key) if isinstance(step, dict) else None
    return web(step)
