"""The contract: logging in by the form, by a pasted application password, and out again."""

import pytest

from tests.wordpress.servers import Site
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress, connect
from tui_reader.errors import FormRefused, NeedsHttps, NoApplicationPasswords, SignedOut, WrongPassword
from tui_reader.model import Secret


async def test_over_https_only_an_application_password_is_kept(site: Site, blog: WordPress) -> None:
    credential = await blog.log_in(site.user, Secret(site.password))
    assert credential.uuid
    assert len(credential.password.reveal()) == 24
    assert credential.cookies == ()
    assert credential.account.origin == blog.blog.origin
    await blog.log_out(credential)


async def test_over_http_the_cookies_are_kept(site: Site, http: Http) -> None:
    blog = (await connect(http, site.http))[0]
    credential = await blog.log_in(site.user, Secret(site.password))
    assert (credential.uuid, credential.password.reveal()) == ("", "")
    assert credential.cookies
    await blog.log_out(credential)


async def test_the_blog_says_who_one_is(site: Site, either: WordPress) -> None:
    credential = await either.log_in(site.user, Secret(site.password))
    account = await either.who(credential)
    assert account == credential.account
    assert (account.user, account.name) == (site.user, "Rita Reader")
    assert account.id
    await either.log_out(credential)


async def test_an_e_mail_address_is_a_name_too(site: Site, either: WordPress) -> None:
    credential = await either.log_in(f"{site.user}@example.org", Secret(site.password))
    assert credential.account.user == site.user
    await either.log_out(credential)


async def test_one_can_log_in_on_many_machines_on_one_day(site: Site, blog: WordPress) -> None:
    credentials = [await blog.log_in(site.user, Secret(site.password)) for _time in range(3)]
    assert len({credential.uuid for credential in credentials}) == 3
    for credential in credentials:
        await blog.log_out(credential)


@pytest.mark.parametrize("user", ["reader", "gibt-es-nicht"])
async def test_a_wrong_name_or_password_is_named(either: WordPress, user: str) -> None:
    with pytest.raises(WrongPassword):
        await either.log_in(user, Secret("falsch"))


async def test_logging_out_revokes_what_was_given(site: Site, either: WordPress) -> None:
    credential = await either.log_in(site.user, Secret(site.password))
    await either.log_out(credential)
    with pytest.raises(SignedOut):
        await either.who(credential)
    await either.log_out(credential)


async def test_an_application_password_may_be_pasted(site: Site, blog: WordPress) -> None:
    minted = await blog.log_in(site.user, Secret(site.password))
    word = minted.password.reveal()
    pasted = Secret(" ".join(word[at : at + 4] for at in range(0, len(word), 4)))
    adopted = await blog.adopt(f"{site.user}@example.org", pasted)
    assert (adopted.uuid, adopted.account) == (minted.uuid, minted.account)
    await blog.log_out(adopted)
    with pytest.raises(SignedOut):
        await blog.who(minted)


async def test_a_wrong_application_password_is_named(site: Site, blog: WordPress) -> None:
    with pytest.raises(WrongPassword):
        await blog.adopt(site.user, Secret("aaaa bbbb cccc dddd eeee ffff"))


async def test_an_application_password_never_goes_over_http(site: Site, http: Http) -> None:
    blog = (await connect(http, site.http))[0]
    with pytest.raises(NeedsHttps):
        await blog.adopt(site.user, Secret("aaaa bbbb cccc dddd eeee ffff"))


async def test_without_application_passwords_the_cookies_are_kept(site: Site, http: Http) -> None:
    with site.switched(app_passwords=False):
        blog = (await connect(http, site.https))[0]
        credential = await blog.log_in(site.user, Secret(site.password))
        assert credential.cookies
        assert (await blog.who(credential)).user == site.user
        with pytest.raises(NoApplicationPasswords):
            await blog.adopt(site.user, Secret("aaaa bbbb cccc dddd eeee ffff"))
        await blog.log_out(credential)


async def test_a_second_factor_leads_to_the_authorize_page(real: Site, http: Http) -> None:
    with real.switched(second_factor=True):
        blog = (await connect(http, real.https))[0]
        with pytest.raises(FormRefused) as refused:
            await blog.log_in(real.user, Secret(real.password))
    assert str(refused.value.facts["address"]).startswith(f"{real.https}wp-admin/authorize-application.php")
