"""Where the tests of publication keep their files: the folders that the portal itself is set up with."""

import pytest
from flask import Flask

from portal.publication.content import FileRoots


@pytest.fixture
def files(app: Flask) -> FileRoots:
    return FileRoots.of(app.config)
