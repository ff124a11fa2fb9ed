"""Frozen dataclasses to JSON values and back, for what is frozen at release and published."""

from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

T = TypeVar("T")
_converter = make_converter()


def to_json(record: Any) -> Any:
    """A dataclass as plain JSON values; dates as ISO text, enums as their values."""
    return _converter.unstructure(record)


def from_json(kind: type[T], data: Any) -> T:
    """The dataclass again. Raises cattrs' error where the data does not fit."""
    return _converter.structure(data, kind)
