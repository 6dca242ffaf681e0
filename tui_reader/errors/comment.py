"""A comment that was not taken; its text is kept."""

from tui_reader.errors.error import ReaderError
from tui_reader.i18n import N_


class CommentError(ReaderError):
    """A comment was not taken; its text is kept. Facts: `host`."""

    said = N_("{host} did not take your comment.")
    advice = N_("Your text is kept.")


class Duplicate(CommentError):
    """409."""

    said = N_("{host} already has exactly this comment from you.")
    advice = N_("Change something, or press Esc: your text is kept.")


class TooFast(CommentError):
    """400 comment_flood or 429. Facts: `seconds`."""

    said = N_("{host} finds that you comment too quickly.")
    advice = N_("Send it again in {seconds} seconds; your text is kept.")


class Closed(CommentError):
    """403 rest_comment_closed."""

    said = N_("Comments on this post are closed.")
    advice = N_("Your text is kept; you may copy it elsewhere.")


class Protected(CommentError):
    """The post needs a password or may not be read."""

    said = N_("This post is protected, so it takes no comments from here.")
    advice = N_("Open it in your browser; your text is kept.")


class TooLong(CommentError):
    """400 comment_content_column_length."""

    said = N_("Your comment is longer than {host} accepts.")
    advice = N_("Shorten it and send it again; your text is kept.")


class TooShort(CommentError):
    """Fewer characters than the server wants. Facts: `least`."""

    said = N_("{host} takes no comment of less than {least} characters.")
    advice = N_("Write a little more; your text is kept.")


class Empty(CommentError):
    """Nothing but blanks."""

    said = N_("There is nothing to send yet.")
    advice = N_("Write your comment first.")


class Refusal(CommentError):
    """Any other no. Facts: `reason`, the server's words made safe."""

    said = N_("{host} did not take your comment: {reason}")
    advice = N_("Your text is kept.")


class Elsewhere(CommentError):
    """Another system has the comments. Facts: `system`, its name; `link`, where they are."""

    said = N_("The comments of this post are with {system}, which takes none from here.")
    advice = N_("Write yours at {link}; your text is kept.")


class NoForm(CommentError):
    """A page without a form for comments that we know. Facts: `link`, the page."""

    said = N_("{host} takes no comments from here.")
    advice = N_("If it takes any at all, then at {link}; your text is kept.")


class NoName(CommentError):
    """A guest without a name."""

    said = N_("A comment needs a name.")
    advice = N_("Type the name that shall stand above your comments.")


class NoMail(CommentError):
    """A guest without a mail address. Facts: `mail`, what was typed."""

    said = N_("“{mail}” is no mail address.")
    advice = N_("Type one such as name@example.org: {host} asks for it and does not show it.")


class Unanswered(CommentError):
    """It was sent and no answer came: the server may have it."""

    said = N_("The comment was sent, but {host} did not answer.")
    advice = N_("It may be there already: refresh (R) before you send it again; your text is kept.")
