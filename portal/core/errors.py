"""Typed errors, each with its Danish sentence and the form field it belongs to."""


class PortalError(Exception):
    """Something a person must be told. `sentence` says what is wrong and what to do."""

    sentence = "Det kunne ikke lade sig gøre."
    field: str | None = None

    def __init__(self, sentence: str | None = None, *, field: str | None = None) -> None:
        self.sentence = sentence or self.sentence
        self.field = field or self.field
        super().__init__(self.sentence)


class RuleBroken(PortalError):
    """A rule of a feature refuses the act; the page shows the sentence and nothing is changed."""


class NotFoundError(PortalError):
    """What was asked for is not there, or the actor may not know of it."""

    sentence = "Det, du leder efter, findes ikke."
