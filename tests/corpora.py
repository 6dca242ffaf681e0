"""Where the things that others collected are: the project does not ship them."""

import os
from pathlib import Path

import pytest

CORPORA = Path(os.environ.get("TUI_READER_CORPORA") or Path(__file__).parents[1] / "../shared/corpora")

with_corpora = pytest.mark.skipif(
    not CORPORA.is_dir(), reason="the corpora are not shipped: set TUI_READER_CORPORA to their folder"
)
