"""Runs the migrations over the portal's own engine, so that they meet the same settings as everything else."""

import importlib.util
import pkgutil

from alembic import context
from flask import current_app
from sqlalchemy import Connection

import portal
from portal.core.database import Base, UtcDateTime

for package in pkgutil.iter_modules(portal.__path__):
    if package.ispkg and importlib.util.find_spec(f"portal.{package.name}.models"):
        importlib.import_module(f"portal.{package.name}.models")


def _plain_type(kind: str, thing: object, _autogen: object) -> str | bool:
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime()"
    return False


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=_plain_type,
    )
    with context.begin_transaction():
        context.run_migrations()


engine = current_app.extensions["migrate"].db.engine
with engine.connect() as connection:
    if engine.dialect.name == "sqlite":
        # SQLite changes a table by making it anew: with keys enforced, dropping the old one would fail or cascade.
        connection.connection.execute("PRAGMA foreign_keys=OFF")
    _migrate(connection)
    connection.commit()
    if engine.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        connection.rollback()
        connection.connection.execute("PRAGMA foreign_keys=ON")
        if broken:
            raise RuntimeError(f"the migration broke foreign keys: {broken}")
