"""Several people at the same moment, with real threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from sqlalchemy.orm import Session

from portal.core.database import transaction
from portal.core.errors import RuleBroken
from portal.web.database import db

Act = Callable[[Session], object]


def at_once(app: Flask, *acts: Act) -> list[RuleBroken | None]:
    """Run each act in a thread and a transaction of its own; what each was refused with."""
    together = Barrier(len(acts))

    def run(act: Act) -> RuleBroken | None:
        with app.app_context():
            together.wait()
            try:
                with transaction(db.session()) as own:
                    act(own)
            except RuleBroken as refused:
                return refused
            return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
