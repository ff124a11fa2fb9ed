"""Laws that walk every address of the portal."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.routing.converters import NumberConverter

UNSEEN = {"HEAD", "OPTIONS"}


class Stop(NamedTuple):
    """A method and an address; what stands in it need not be there."""

    endpoint: str
    method: str
    path: str


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: rule.endpoint)


def walk(app: Flask) -> Iterator[Stop]:
    adapter = app.url_map.bind("localhost")
    for rule in rules(app):
        values: dict[str, Any] = {
            name: 1 if isinstance(converter, NumberConverter) else "findes-ikke"
            for name, converter in rule._converters.items()
        }
        for method in sorted((rule.methods or set()) - UNSEEN):
            yield Stop(rule.endpoint, method, adapter.build(rule.endpoint, values, method=method))
