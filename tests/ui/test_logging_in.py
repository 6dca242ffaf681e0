"""Logging in and out: from the account key and from writing, and what is left at the blog afterwards."""

from pathlib import Path

from tests.ui.reading import MIDDLE, WIDE, settled
from tui_reader.demo import DemoBlog, Fault
from tui_reader.settings import Folders


async def test_log_in_and_out_by_the_account_key(blog: DemoBlog) -> None:
    async with settled(
        blog.at.link(blog.at.site.posts[-1]), WIDE, hint="Demo: user “reader”, password “reader”."
    ) as face:
        await face.press("L")
        await face.sees("Log in to RATING-Blog", "Demo: user “reader”")
        await face.log_in()
        await face.sees("Logged in as Rita Reader.", "Write a comment (C)")
        assert "Rita Reader" in face.pane("top")
        await face.press("L")
        await face.sees("Log out Rita Reader at 127.0.0.1")
        await face.press("escape")
        assert "Rita Reader" in face.pane("top")
        await face.press("L", "left", "enter")
        await face.sees("Logged out; the token is revoked and deleted.", "You must be logged in to post a comment.")
        assert "Rita Reader" not in face.pane("top")
        assert blog.at.accounts.sessions == {}


async def test_a_wrong_password_keeps_what_was_typed(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("C")
        await face.fill_in(password="falsch")
        await face.sees("does not know this user name and password.")
        assert face.focus == "password"
        await face.types("reader")
        await face.press("enter")
        await face.until(lambda: face.focus == "DraftField")


async def test_giving_up_the_login_leaves_one_where_one_was(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        for key in ("C", "L", '"'):
            await face.press(key)
            await face.until(lambda: face.dialog == "LoginDialog")
            await face.press("escape")
            await face.until(lambda: face.dialog == "")
            assert face.screen.composer is None
            assert face.focus == "article"


async def test_https_mints_an_application_password_and_logging_out_revokes_it(secure_blog: DemoBlog) -> None:
    blog = secure_blog
    async with settled(blog.address, WIDE) as face:
        await face.press("L")
        await face.sees("tui-reader forgets it after login and keeps an application password.")
        await face.log_in()
        await face.sees("Logged in as Rita Reader.")
        assert [key.name.partition(" on ")[0] for key in blog.at.accounts.keys.values()] == ["tui-reader"]
        assert blog.at.accounts.sessions == {}, "the session of the login form is still open"
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
        await face.types("Über https.")
        await face.press("ctrl+s")
        await face.sees("Your comment is published.", "Über https.")
        await face.press("L", "left", "enter")
        await face.sees("Logged out; the token is revoked and deleted.")
        assert blog.at.accounts.keys == {}


async def test_a_second_factor_leads_to_pasting_an_application_password(secure_blog: DemoBlog) -> None:
    blog = secure_blog
    blog.second_factor = True
    user = blog.at.site.user("reader")
    assert user is not None
    minted = blog.at.accounts.mint(user, "by hand", "")
    async with settled(blog.address, WIDE) as face:
        await face.press("C")
        await face.fill_in()
        await face.sees("it may ask for a second factor", f"{blog.address}wp-admin/authorize-application.php")
        await face.until(lambda: face.focus == "pasted")
        await face.types(" ".join(minted.password[at : at + 4] for at in range(0, 24, 4)))
        await face.press("enter")
        await face.until(lambda: face.focus == "DraftField")
        await face.press("escape")
        await face.press("L", "left", "enter")
        await face.sees("Logged out; the token is revoked and deleted.")
        assert blog.at.accounts.keys == {}


async def test_a_second_factor_without_application_passwords_leads_to_the_browser(blog: DemoBlog) -> None:
    blog.second_factor = True
    async with settled(blog.address) as face:
        await face.press("L")
        await face.fill_in()
        await face.sees("It offers no other way in: comment in your browser instead.")


async def test_logging_out_without_the_blog_says_what_is_left_to_do(secure_blog: DemoBlog) -> None:
    blog = secure_blog
    async with settled(blog.address, WIDE) as face:
        await face.press("L")
        await face.log_in()
        await face.sees("Logged in as Rita Reader.")
        blog.fault = Fault("refuse")
        await face.press("L", "left", "enter")
        await face.sees("still honours the token", f"Revoke it by hand at {blog.address}wp-admin/profile.php")
        assert "Rita Reader" not in face.pane("top")
        blog.fault = None
        assert len(blog.at.accounts.keys) == 1


async def test_the_next_day_one_is_still_logged_in(secure_blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(secure_blog.address, home=tmp_path, keep=True) as face:
        await face.press("L")
        await face.log_in(keep=True)
        await face.sees("Logged in as Rita Reader.")
    async with settled(secure_blog.address, MIDDLE, home=tmp_path, keep=True) as face:
        assert "Rita Reader" in face.pane("top")
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")


async def test_who_was_signed_out_over_night_is_told_at_the_start(secure_blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(secure_blog.address, home=tmp_path, keep=True) as face:
        await face.press("L")
        await face.log_in(keep=True)
        await face.sees("Logged in as Rita Reader.")
    secure_blog.sign_everyone_out()
    async with settled(secure_blog.at.link(secure_blog.at.site.posts[-1]), WIDE, home=tmp_path, keep=True) as face:
        await face.sees("You are signed out at 127.0.0.1", "You must be logged in to post a comment.")
        assert "Rita Reader" not in face.pane("top")


async def test_a_login_that_is_stopped_leaves_no_application_password_behind(secure_blog: DemoBlog) -> None:
    blog = secure_blog
    async with settled(blog.address, WIDE) as face:
        blog.fault = Fault("stall", method="POST", path="application-passwords")
        await face.press("L")
        await face.fill_in()
        await face.until(lambda: any("application-passwords" in one.path for one in blog.requests))
        blog.fault = Fault("stall", method="GET", path="users/me")  # it is made now, and looked whether it works
        await face.until(lambda: blog.at.accounts.keys and "users/me?" in blog.requests[-1].path)
        await face.press("escape")
        await face.until(lambda: not any(blog.at.accounts.keys.values()))
        assert face.screen.talk.account is None
        blog.fault = None


async def test_after_the_shelf_was_damaged_one_is_who_the_kept_token_says(
    secure_blog: DemoBlog, tmp_path: Path
) -> None:
    async with settled(secure_blog.address, home=tmp_path, keep=True) as face:
        await face.press("L")
        await face.log_in(keep=True)
        await face.sees("Logged in as Rita Reader.")
    shelf = Folders.under(tmp_path).data / "shelf.sqlite"
    shelf.write_bytes(b"no database" * 1000)
    async with settled(secure_blog.address, WIDE, home=tmp_path, keep=True) as face:
        await face.until(lambda: "Rita Reader" in face.pane("top"))
        await face.press("C")
        await face.until(lambda: face.focus == "DraftField")
    assert len(secure_blog.at.accounts.keys) == 1
