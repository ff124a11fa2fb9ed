"""The laws of the house. Each is a function that lists faults in words that say what to do, so that it can be tried on
the house, where it must find none, and on a bad example, where it must bite."""

from pathlib import Path

ROOT = Path(__file__).parents[2]


def hold(faults: list[str]) -> None:
    """Fail with every fault on a line of its own, whatever pytest would shorten."""
    assert not faults, "\n" + "\n".join(faults)
