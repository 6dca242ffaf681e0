"""POST /wp/v2/comments with every way it says no (WP_REST_Comments_Controller, wp_allow_comment)."""

from datetime import timedelta

from tui_reader.demo.call import Call
from tui_reader.demo.http import Response, reply
from tui_reader.demo.objects import COMMENT, View, picked
from tui_reader.demo.parameters import Check, Refused, anything, checked, integer
from tui_reader.demo.site import Comment, Post, User, now

LONGEST = 65525
"""Bytes of UTF-8 that a comment may have."""
_BETWEEN = timedelta(seconds=15)
_MOST_LINKS = 2
_CHECKS: dict[str, Check] = {
    **dict.fromkeys(("post", "parent", "author"), integer()),
    **dict.fromkeys(("content", "status"), anything),
}


def create(call: Call) -> Response:
    """POST /wp/v2/comments: 201 with the comment as it was taken, or the reason why not."""
    checked(call.sent, _CHECKS)
    user, post = _allowed(call)
    text = call.sent.get("content", "").strip()
    if not text:
        raise Refused(400, "rest_comment_content_invalid", "Invalid comment content.")
    if len(text.encode()) > LONGEST:
        raise Refused(400, "comment_content_column_length", "Comment field exceeds maximum length allowed.")
    site = call.at.site
    made = Comment(
        site.next_comment(),
        post.id,
        int(call.sent.get("parent") or 0),
        user.name,
        now(),
        text,
        user.id,
        user.url,
        sent=True,
    )
    _refuse_repetition(call, made)
    made = site.add(made._replace(status=_status(call, text)))
    location = call.at.api(f"/wp/v2/comments/{made.id}")
    return reply(picked(View(call.at, made), COMMENT, call.fields), 201, ("Location", location), ("Allow", "POST"))


def _allowed(call: Call) -> tuple[User, Post]:
    """Who writes, and under which post; Refused in the order WordPress asks."""
    user = call.asker.user
    if not user:
        raise Refused(401, "rest_comment_login_required", "Sorry, you must be logged in to comment.")
    if call.sent.get("author") not in (None, str(user.id)):
        raise Refused(403, "rest_comment_invalid_author", "Sorry, you are not allowed to edit 'author' for comments.")
    if "status" in call.sent:
        raise Refused(403, "rest_comment_invalid_status", "Sorry, you are not allowed to edit 'status' for comments.")
    post = call.at.site.post(int(call.sent.get("post") or 0))
    if not post:
        said = "Sorry, you are not allowed to create this comment without a post."
        raise Refused(403, "rest_comment_invalid_post_id", said)
    if post.password and call.sent.get("password") != post.password:
        said = "Sorry, you are not allowed to read the post for this comment."
        raise Refused(403, "rest_cannot_read_post", said)
    if call.at.switches.closed or not post.comments_open:
        said = "Die Kommentarfunktion wurde für diesen Beitrag deaktiviert."
        raise Refused(403, "rest_comment_closed", said)
    return user, post


def _refuse_repetition(call: Call, made: Comment) -> None:
    own = [comment for comment in call.at.site.comments.values() if comment.author == made.author and comment.sent]
    if any(
        (one.raw, one.post, one.parent) == (made.raw, made.post, made.parent) and one.status != "trash" for one in own
    ):
        raise Refused(
            409, "comment_duplicate", "Doppelter Kommentar wurde entdeckt. Offenbar hast du das bereits gesagt!"
        )
    if call.at.switches.flood and any(made.date - one.date < _BETWEEN for one in own):
        raise Refused(400, "comment_flood", "Du schreibst die Kommentare zu schnell. Mach mal langsam.")


def _status(call: Call, text: str) -> str:
    switches = call.at.switches
    if any(word.lower() in text.lower() for word in switches.disallowed):
        return "trash"
    links = text.lower().count("http://") + text.lower().count("https://")
    return "hold" if switches.moderation or links >= _MOST_LINKS else "approved"


def edit(call: Call) -> Response:
    """PUT, PATCH and POST on /wp/v2/comments/ID: moderators only, and there are none here."""
    _existing(call)
    raise Refused(call.forbidden, "rest_cannot_edit", "Sorry, you are not allowed to edit this comment.")


def delete(call: Call) -> Response:
    """DELETE /wp/v2/comments/ID: moderators only, and there are none here."""
    _existing(call)
    raise Refused(call.forbidden, "rest_cannot_delete", "Sorry, you are not allowed to delete this comment.")


def _existing(call: Call) -> None:
    if call.number not in call.at.site.comments:
        raise Refused(404, "rest_comment_invalid_id", "Ungültige Kommentar-ID.")
