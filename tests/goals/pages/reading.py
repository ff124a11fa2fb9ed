"""Reading a page as a person does."""

from typing import Any

from flask.testing import FlaskClient
from lxml import html as lxml_html

from portal.core.danish import NBSP


def tree_of(client: FlaskClient, address: str) -> Any:
    """The page at an address, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return lxml_html.document_fromstring(answer.text)


def words(element: Any) -> str:
    """What can be read in a part of a page."""
    return " ".join(" ".join(element.itertext()).replace(NBSP, " ").split())


def row_of(tree: Any, slug: str) -> list[str]:
    """The cells of a goal's row in the list."""
    (row,) = tree.xpath(f"//tr[th/a[@href='/maaltal/{slug}']]")
    return [words(cell) for cell in row]
