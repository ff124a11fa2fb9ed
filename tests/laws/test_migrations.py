"""Law: one head; up, down and up again keeps every row of every released version; the models equal the migrations."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import JSON, Column, Engine, MetaData, Table, Text, inspect, select
from sqlalchemy.orm import Session

from portal.app import create_app
from portal.core.database import Base
from portal.web.database import db
from tests import postgresql
from tests.conftest import postgresql_server, settings
from tests.laws import ROOT, hold

MIGRATIONS = ROOT / "migrations"
# The newest revision of each version that somebody may have in use: a release adds its own here.
RELEASED = {"0.1.0": "0001"}

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def empty(database: str, tmp_path: Path) -> Iterator[Flask]:
    """The portal on a database in which nothing has been made yet."""
    instance = tmp_path / "empty"
    on_server = database == "postgresql"
    name = f"empty_{os.getpid()}"  # workers share the server
    with postgresql.database(postgresql_server(), name, template="template0") if on_server else nullcontext() as url:
        app = create_app(settings(instance, url))
        with app.app_context():
            yield app
            db.engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the migrations, to which a bad one can be added."""
    return Path(shutil.copytree(MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__")))


def add_migration(folder: Path, revision: str, after: str, up: str = "pass", down: str = "pass") -> None:
    (folder / "versions" / f"{revision}_bad.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n\n"
        f"revision, down_revision, branch_labels, depends_on = {revision!r}, {after!r}, None, None\n\n\n"
        f"def upgrade() -> None:\n    {up}\n\n\ndef downgrade() -> None:\n    {down}\n"
    )


def heads(folder: Path) -> list[str]:
    return list(ScriptDirectory(str(folder)).get_heads())


def differences(engine: Engine, models: MetaData) -> list[str]:
    """What the models have and the migrated database has not, or the other way round."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, models)
    return [f"{difference}: run flask db migrate" for difference in found]


def lost_rows(folder: Path, released: str, engine: Engine) -> list[str]:
    """Fill a database of a released version, go up, down and up again, and see what is no longer as it was."""
    upgrade(str(folder), released)
    fill(engine)
    before = rows(engine)
    upgrade(str(folder), "head")
    above = rows(engine)
    downgrade(str(folder), released)
    faults = _changed("down again", before, rows(engine))
    if not faults:
        upgrade(str(folder), "head")
        faults = _changed("up again", above, rows(engine))
    return faults


def _changed(step: str, expected: Rows, found: Rows) -> list[str]:
    names = sorted(expected.keys() | found.keys())
    return [
        f"{name} is not as it was when {step}: let the migration carry its rows both ways"
        for name in names
        if expected.get(name) != found.get(name)
    ]


def tables(engine: Engine) -> list[Table]:
    found = MetaData()
    found.reflect(engine)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def rows(engine: Engine) -> Rows:
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(*table.columns))), key=repr)
            for table in tables(engine)
        }


def fill(engine: Engine) -> None:
    """Two rows in every table: one with every value, one with as few as may be."""
    with engine.begin() as connection:
        for table in tables(engine):
            for number in (1, 2):
                connection.execute(table.insert().values({c.name: value_of(c, number) for c in table.columns}))


def value_of(column: Column[Any], number: int) -> Any:
    if column.nullable and number == 2:
        return None
    if isinstance(column.type, JSON):
        return {"number": number}
    kind = column.type.python_type
    if kind is str:
        return f"{number}{column.name}"[: getattr(column.type, "length", None) or 80]
    samples: dict[type, Any] = {
        int: number,
        bool: number == 1,
        float: number + 0.5,
        date: date(2026, 1, number),
        datetime: datetime(2026, 1, number, 12, 30),  # noqa: DTZ001  as the column itself keeps it
    }
    return samples[kind]


def test_there_is_one_head() -> None:
    assert len(heads(MIGRATIONS)) == 1, "merge the heads: flask db merge"


def test_the_models_equal_the_migrations(session: Session) -> None:
    hold(differences(db.engine, Base.metadata))


def test_all_the_way_down_leaves_nothing_and_up_again_works(empty: Flask) -> None:
    upgrade()
    downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]
    upgrade()
    hold(differences(db.engine, Base.metadata))


@pytest.mark.parametrize("version", RELEASED)
def test_every_row_of_a_released_version_is_kept(empty: Flask, version: str) -> None:
    hold(lost_rows(MIGRATIONS, RELEASED[version], db.engine))


def test_a_filled_database_has_rows_in_every_table(empty: Flask) -> None:
    upgrade()
    fill(db.engine)
    assert {name: len(found) for name, found in rows(db.engine).items()} == dict.fromkeys(Base.metadata.tables, 2)


def test_every_released_revision_is_there() -> None:
    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    assert set(RELEASED.values()) <= known


def test_two_heads_are_caught(folder: Path) -> None:
    (head,) = heads(folder)
    add_migration(folder, "9001", head)
    add_migration(folder, "9002", head)
    assert sorted(heads(folder)) == ["9001", "9002"]


LOSSES: dict[str, tuple[str, str]] = {
    "the way up empties a table": ("op.execute('DELETE FROM user_role')", "pass"),
    "the way down forgets a value": (
        "op.drop_column('user_account', 'job_title')",
        "op.add_column('user_account', sa.Column('job_title', sa.String(200), server_default=''))",
    ),
    "the way down leaves a table behind": ("op.create_table('extra', sa.Column('id', sa.Integer))", "pass"),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_migration_that_loses_something_is_caught(empty: Flask, folder: Path, loss: str) -> None:
    (head,) = heads(folder)
    up, down = LOSSES[loss]
    add_migration(folder, "9001", head, up, down)
    assert lost_rows(folder, head, db.engine) != []


def _forget(models: MetaData) -> None:
    models.remove(models.tables["user_session"])


def _add_column(models: MetaData) -> None:
    models.tables["user_account"].append_column(Column("extra", Text))


def _change_type(models: MetaData) -> None:
    models.tables["user_account"].columns["name"].type = Text()


@pytest.mark.parametrize("change", [_forget, _add_column, _change_type])
def test_models_that_differ_are_caught(session: Session, change: Callable[[MetaData], None]) -> None:
    models = MetaData(naming_convention=Base.metadata.naming_convention)
    for table in Base.metadata.sorted_tables:
        table.to_metadata(models)
    change(models)
    assert differences(db.engine, models) != []
