"""How one joins in, as a page tells it: the form and what it asks for, a login first, or comments that are closed."""

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tui_reader.blog.classic import Form
from tui_reader.blog.classic.tree import Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_CLOSED = (".no-comments", ".nocomments", ".comments-closed", ".nopassword")
_SECTION = (
    "#comments",
    "#respond",
    "#commentlist",
    ".commentlist",
    ".comment-list",
    ".comments-area",
    ".wp-block-comments",
)
_NEEDED = ("*", "required", "erforderlich", "notwendig", "pflichtfeld", "benötigt")
_FIELDS, _LONGEST = 50, 10_000


def form(page: Page) -> Form | None:
    """The form a comment is written in; None where there is none."""
    found = next((node for node in page.every("#commentform", "form") if _is_comments(node)), None)
    # Without action or text field it is a plugin's, which its script fills in.
    areas = [] if found is None else list(page.every("textarea", inside=found))
    if found is None or not found.get("action") or not areas:
        return None
    if not (action := page.address(found, "action")):
        return None
    inputs = list(page.every("input", inside=found))
    guest = [node for node in inputs if node.get("name") in ("author", "email") and node.get("type") != "hidden"]
    fields = [
        (node.get("name") or "", (node.get("value") or "")[:_LONGEST])
        for node in inputs
        if (node.get("type") or "").lower() == "hidden" and node.get("name")
    ]
    needed = any(_needed(page, node) for node in guest)
    seen = next((name for node in areas if (name := node.get("name")) and not _trap(node)), "comment")
    return Form(action, tuple(fields[:_FIELDS]), bool(guest), needed or not guest, seen[:_LONGEST])


def _trap(node: "Node") -> bool:
    """Whether people do not see a field: it is for robots (Antispam Bee gives the true one another name)."""
    style = (node.get("style") or "").replace(" ", "").lower()
    hidden = node.get("hidden") is not None or node.get("aria-hidden") == "true" or node.get("tabindex") == "-1"
    return hidden or "display:none" in style or "left:-" in style


def _is_comments(node: "Node") -> bool:
    if node.tag != "form":
        return False
    return node.get("id") == "commentform" or "wp-comments-post.php" in (node.get("action") or "")


def _needed(page: Page, node: "Node") -> bool:
    """Whether a field must be filled in: it says so to browsers, or its label to people."""
    if node.get("required") is not None or (node.get("aria-required") or "").lower() in ("true", "1"):
        return True
    parent = node.getparent()
    if parent is None or parent.tag == "form":
        return False
    said = page.said(parent, 300).lower()
    return any(word in said for word in _NEEDED)


def login(page: Page) -> str:
    """The address of the login that comments need, "" for none: a link of the sidebar leads nowhere back."""
    for marked in page.every(".must-log-in"):
        for node in page.every("a", inside=marked):
            if address := page.address(node):
                return address
    for node in page.every("a"):
        address = page.address(node) if "redirect_to" in (node.get("href") or "") else ""
        parts = urlsplit(address)
        if parts.path.endswith("/wp-login.php") and "redirect_to" in parse_qs(parts.query):
            return address
    return ""


def closed(page: Page, comments: int) -> bool:
    """Whether a page without form and login says that comments are closed, or keeps silent where they stand.

    One that asks for a password first says nothing of the kind, nor does one that shows another site's form in a frame,
    or a form that a script fills in.
    """
    if any(_is_comments(node) for node in page.every("#commentform", "form")):
        return False
    if any(node.get("name") == "post_password" for node in page.every("input")):
        return False
    if any(page.first("iframe", inside=node) is not None for node in page.every("#respond", "#commentform")):
        return False
    return bool(comments) or page.first(*_CLOSED, *_SECTION) is not None
