"""A fresh demo blog for each test."""

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


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who signs the certificate of a blog over https."""
    return trustme.CA()


@pytest.fixture(scope="session")
def certificate(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Chain and key for 127.0.0.1."""
    folder = tmp_path_factory.mktemp("certificate")
    issued = authority.issue_cert("127.0.0.1")
    chain, key = folder / "chain.pem", folder / "key.pem"
    for blob in issued.cert_chain_pems:
        blob.write_to_path(str(chain), append=True)
    issued.private_key_pem.write_to_path(str(key))
    return chain, key
