"""Finding stored contents, and nothing else."""

from pathlib import Path

import pytest

from portal.core.errors import NotFoundError
from portal.documents import actions, queries
from portal.documents.queries import FileLost
from tests.factories.documents import A_TEXT


@pytest.mark.parametrize(
    "name", ["", "..", "../" * 21 + "a", "/etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "\n", "..%2f" * 12 + "aaaa"]
)
def test_what_is_no_checksum_is_not_found(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        queries.path_of(tmp_path, name)


def test_a_content_is_read_back(tmp_path: Path) -> None:
    assert queries.content_of(tmp_path, actions.keep(data=A_TEXT, root=tmp_path)) == A_TEXT


def test_a_content_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileLost, match="administratoren"):
        queries.content_of(tmp_path, "a" * 64)
