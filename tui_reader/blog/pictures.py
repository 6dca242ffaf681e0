"""Pictures from their hosts: asked for without any credential, and taken only where they say that they are pictures."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from tui_reader.errors import NotShown
from tui_reader.i18n import _

if TYPE_CHECKING:
    from tui_reader.blog.http import Http

_LATER = ("image/svg+xml", "image/avif", "image/heic", "image/jxl")
"""What browsers show, and we do not."""


async def picture(http: Http, address: str) -> bytes:
    """What lies at the address of a picture, at most 8 MB, within the usual deadline.

    Args:
        address: http or https. No cookie goes there and no referrer, whosever the address is.

    Raises:
        BlogError: no answer, or one that says no. AddressError: the address is none.
        NotShown: it is no picture, of a kind that is not shown, or asked for by https and sent without.
    """
    reply = await http.get(address)
    if _scheme(address) == "https" != _scheme(reply.url):
        raise NotShown(host=reply.host, reason=_("its server sends it without https"))
    if reply.status != HTTPStatus.OK:
        raise reply.refusal()
    kind = reply.header("content-type").partition(";")[0].strip().lower()
    if kind in _LATER:
        raise NotShown(host=reply.host, reason=_("it is no PNG, JPEG, GIF or WebP"))
    if not kind.startswith("image/"):
        raise NotShown(host=reply.host, reason=_("the server sent something else"))
    return reply.body


def _scheme(address: str) -> str:
    return address.partition(":")[0].strip().lower()
