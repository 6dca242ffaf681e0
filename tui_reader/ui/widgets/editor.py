"""Writing in the person's own editor, while the program sleeps."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui_reader import mishaps
from tui_reader.errors import EditorFailed, NoEditor
from tui_reader.i18n import _
from tui_reader.text import safe

_USUAL = ("sensible-editor", "editor", "nano", "vim", "vi", "micro", "emacs")


def argv() -> list[str]:
    """The person's editor as an argument list: $VISUAL, $EDITOR, or one that is usually there; no shell is asked.

    Raises:
        NoEditor: none is there. EditorFailed: the variable cannot be read, or names a program that is not there.
    """
    for name in ("VISUAL", "EDITOR"):
        wish = os.environ.get(name, "").strip()
        if not wish:
            continue
        try:
            words = shlex.split(wish)
        except ValueError as error:
            raise EditorFailed(editor=safe(wish), reason=_("its quotes do not match")) from error
        program = shutil.which(words[0]) if words else None
        if program is None:
            raise EditorFailed(editor=safe(wish), reason=_("there is no such program"))
        return [program, *words[1:]]
    for choice in _USUAL:
        if program := shutil.which(choice):
            return [program]
    raise NoEditor


def edit(text: str) -> str:
    """Let the person write on in their editor; call it while the app is suspended.

    The text goes through a file that only the person can read, in a folder of its own (an editor puts its own copies
    beside it), named `.md` so that the editor knows what it is. Interrupts from the keyboard belong to the editor.

    Args:
        text: what is written so far.

    Returns:
        What the editor saved, made safe.

    Raises:
        NoEditor, EditorFailed: nothing changed; the caller still has the text.
    """
    command = argv()
    name = Path(command[0]).name
    ending = "\n" if text and not text.endswith("\n") else ""  # else what is appended joins the last line
    try:
        with tempfile.TemporaryDirectory(prefix="tui-reader-", ignore_cleanup_errors=True) as folder:
            path = Path(folder, "comment.md")
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(text + ending)
            with _interrupts_are_the_editors():
                status = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - a list, no shell
            written = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise EditorFailed(editor=name, reason=mishaps.reason(error)) from error
    if not text.endswith("\n"):
        written = written.removesuffix("\n")
    # An editor that was killed may have saved something, and that is the newest there is; one that left with an error
    # was told to (`:cq`), so what it saved is not wanted.
    if status > 0:
        raise EditorFailed(editor=name, reason=_("it ended with status {status}").format(status=status))
    if status < 0 and not written.strip():
        raise EditorFailed(editor=name, reason=_("it was killed"))
    return safe(written)


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    # A handler that does nothing, instead of SIG_IGN: the child does not inherit it.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, lambda *_args: None) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
