"""The sites as fixtures: each is started once, when the first test asks for it."""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from tests.wordpress import servers
from tests.wordpress.servers import SUITES, THEMES, Site
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress, connect

Starter = Callable[[str], Site]

_FIRST = pytest.mark.timeout(600)
"""The first test of a site waits until its packages are installed and its posts are there."""

REAL = [pytest.param(name, marks=[pytest.mark.wordpress, _FIRST]) for name in SUITES]

WORN = [
    pytest.param((version, theme), marks=[pytest.mark.wordpress, _FIRST], id=f"{version}-{theme}")
    for version, themes in THEMES.items()
    for theme in themes
]


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starter]:
    """Gives a site by its name; all that were started end with the session."""
    sites: dict[str, Site] = {}

    def start(name: str) -> Site:
        if name not in sites:
            sites[name] = servers.site(name, tmp_path_factory.mktemp("site"))
        return sites[name]

    yield start
    for site in sites.values():
        site.stop()


@pytest.fixture(params=["demo", *REAL])
def site(request: pytest.FixtureRequest, started: Starter, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Every site; its authority is trusted."""
    return _trusted(started(request.param), monkeypatch)


@pytest.fixture(params=REAL)
def real(request: pytest.FixtureRequest, started: Starter, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Real WordPress only, for what the demo has none of."""
    return _trusted(started(request.param), monkeypatch)


@pytest.fixture(params=WORN)
def dressed(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A version of WordPress and a theme."""
    version, theme = request.param
    return version, theme


@pytest.fixture
def theme(dressed: tuple[str, str]) -> str:
    """The theme that the site wears."""
    return dressed[1]


@pytest.fixture
def worn(dressed: tuple[str, str], started: Starter, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Real WordPress in each of its themes."""
    version, theme = dressed
    site = _trusted(started(version), monkeypatch)
    assert theme in site.themes
    with site.switched(theme=theme):
        yield site


def _trusted(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setenv("SSL_CERT_FILE", site.ca)
    return site


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    """A client of its own for each test."""
    async with Http() as http:
        yield http


@pytest.fixture
async def blog(site: Site, http: Http) -> WordPress:
    """The blog over https."""
    return (await connect(http, site.https))[0]


@pytest.fixture(params=["https", "http"])
async def either(request: pytest.FixtureRequest, site: Site, http: Http) -> WordPress:
    """The blog over https, and over http, where a login is kept as cookies."""
    return (await connect(http, site.https if request.param == "https" else site.http))[0]
