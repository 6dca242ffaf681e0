"""The token-command: what it may print, for whom, and what it is never given."""

import asyncio
import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tui_reader.errors import CommandFailed, NoKeyring
from tui_reader.model import Account, Credential, Secret
from tui_reader.settings import Folders, Settings
from tui_reader.store.token_command import ask
from tui_reader.store.vault import Vault

ADA = Account("https://blog.example:8443", "ada", "Ada L.", 5)
WORD = "abcd EFGH 1234 ijkl"


def python(code: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code, *arguments)


ECHO = "import sys; print(' '.join(sys.argv[1:]))"


async def test_a_password_alone_is_taken_from_a_command_that_names_the_host() -> None:
    code = f"import sys; print({WORD!r} if sys.argv[1:] == ['blogs/blog.example:8443/ada'] else 1); print('url: x')"
    found = await ask(python(code, "blogs/{host}/{user}"), ADA)
    assert found == Credential(ADA, password=Secret(WORD))


async def test_json_names_its_account_and_is_taken_for_no_other() -> None:
    printed = json.dumps({"origin": ADA.origin, "user": "ada", "uuid": "u", "password": WORD})
    command = python("import sys; print(sys.argv[1])", printed)
    assert await ask(command, ADA) == Credential(ADA, "u", Secret(WORD))
    for other in (replace(ADA, origin="https://evil.example"), replace(ADA, user="eve")):
        with pytest.raises(CommandFailed, match="not the token of this account") as caught:
            await ask(command, other)
        assert WORD not in repr(caught.value)


async def test_a_password_alone_is_sent_to_no_blog_the_command_does_not_name() -> None:
    with pytest.raises(CommandFailed, match=r"must name {host}, or print JSON") as caught:
        await ask(python(f"print({WORD!r})"), ADA)
    assert WORD not in str(caught.value)


async def test_arguments_go_through_no_shell_and_are_filled_once() -> None:
    strange = replace(ADA, user="ada {host}")
    with pytest.raises(CommandFailed):
        await ask(python(ECHO, "{user}"), strange)
    found = await ask(python(ECHO, "$(id);{origin}", "{host}{{user}}"), ADA)
    assert found
    assert found.password.reveal() == "$(id);https://blog.example:8443 blog.example:8443{ada}"


@pytest.mark.parametrize("user", ["../bank", "a/b", "-n", ".hidden", "a\\b", "a;b", "ä", "", "a\nb", "$(id)"])
async def test_a_name_a_hostile_blog_may_have_chosen_stands_in_no_argument(user: str) -> None:
    with pytest.raises(CommandFailed, match="cannot stand in a command"):
        await ask(python(ECHO, "{host}/{user}"), replace(ADA, user=user))


@pytest.mark.parametrize("user", ["ada", "Ada.L-1", "ada@blog.example", "ada lovelace", "a+b@c.de"])
async def test_usual_names_do(user: str) -> None:
    found = await ask(python(ECHO, "{host}/{user}"), replace(ADA, user=user))
    assert found
    assert found.password.reveal() == f"blog.example:8443/{user}"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import sys; print('secret', file=sys.stderr); sys.exit(3)", "exit status 3"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "exit status -9"),
        ("print('x' * 100000)", "prints too much"),
        ("import sys; sys.stdout.buffer.write(b'\\xff')", "not UTF-8"),
        ("print('{')", "not the token of this account"),
    ],
)
async def test_a_command_that_fails_is_said_without_its_words(
    capfd: pytest.CaptureFixture[str], code: str, told: str
) -> None:
    with pytest.raises(CommandFailed, match=told) as caught:
        await ask(python(code, "{host}"), ADA)
    assert "secret" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


async def test_one_that_is_not_there_is_said() -> None:
    with pytest.raises(CommandFailed, match="there is no such file"):
        await ask(["no-such-program-anywhere", "{host}"], ADA)


@pytest.mark.skipif(os.name != "posix", reason="needs process groups")
async def test_one_that_never_ends_is_ended_with_its_children(tmp_path: Path) -> None:
    fifo = tmp_path / "alive"
    os.mkfifo(fifo)
    command = ["sh", "-c", 'sleep 600 > "$0"; true', str(fifo), "{host}"]  # a shell has begun long before it is ended
    asking = asyncio.create_task(ask(command, ADA, seconds=2))
    with await asyncio.to_thread(fifo.open) as alive:  # opens when the child has opened it
        with pytest.raises(CommandFailed, match="no answer within 2 seconds"):
            await asking
        assert await asyncio.to_thread(alive.read) == ""  # ends when the child is gone


async def test_it_has_no_terminal_to_ask_on() -> None:
    code = "import os, sys; print(os.environ.get('GPG_TTY'), sys.stdin.read() == '', os.getsid(0) == os.getpid())"
    found = await ask(python(code, "{host}"), ADA)
    assert found
    assert found.password.reveal() == "None True True"


async def test_the_ladder_goes_on_where_the_command_has_nothing(tmp_path: Path) -> None:
    folders, token = Folders.under(tmp_path), Credential(ADA, "u", Secret(WORD))
    first = Vault(Settings(), folders)
    first.keep_in_file(wanted=True)
    await first.keep(token)
    for code in ("pass", "raise SystemExit(1)"):
        assert await Vault(Settings(token_command=python(code, "{host}")), folders).find(ADA) == token
    command = Settings(token_command=python("raise SystemExit(1)", "{host}"))
    with pytest.raises(CommandFailed, match="try again"):
        await Vault(command, folders).find(replace(ADA, user="eve"))


async def test_what_the_command_already_gives_is_kept_nowhere_else(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    vault = Vault(Settings(token_command=python(f"print({WORD!r})", "{host}")), folders)
    await vault.keep(Credential(ADA, "u", Secret(WORD)))
    with pytest.raises(NoKeyring):
        await vault.keep(Credential(ADA, "u", Secret("another")))
    assert (await vault.check()).works


async def test_a_password_alone_never_goes_to_the_same_host_over_http() -> None:
    assert await ask(python(f"print({WORD!r})", "{host}"), replace(ADA, origin="http://blog.example:8443")) is None
