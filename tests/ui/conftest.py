"""A fresh demo blog for each test that looks at the whole app."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tui_reader.demo import DemoBlog


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    """The blog as `--demo` starts it."""
    with DemoBlog() as blog:
        yield blog


@pytest.fixture
def secure_blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoBlog]:
    """The same over https, its certificate's authority trusted."""
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    chain, key, root = tmp_path / "chain.pem", tmp_path / "key.pem", tmp_path / "root.pem"
    for blob in issued.cert_chain_pems:
        blob.write_to_path(str(chain), append=True)
    issued.private_key_pem.write_to_path(str(key))
    authority.cert_pem.write_to_path(str(root))
    monkeypatch.setenv("SSL_CERT_FILE", str(root))
    with DemoBlog(tls=(chain, key)) as blog:
        yield blog
