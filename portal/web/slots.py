"""Slots: a lower feature names what it wants to show, an upper one provides it, `app.py` wires the two."""

from typing import Generic, TypeVar

Provider = TypeVar("Provider")


class Slot(Generic[Provider]):
    """A named place for providers of one kind."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._providers: list[Provider] = []

    def provide(self, provider: Provider) -> None:
        """Put a provider in; a second time changes nothing, so that many apps may live in one process."""
        if provider not in self._providers:
            self._providers.append(provider)

    @property
    def providers(self) -> tuple[Provider, ...]:
        return tuple(self._providers)

    @property
    def only(self) -> Provider:
        """The one provider. Raises RuntimeError where `app.py` wired none, or more than one."""
        if len(self._providers) != 1:
            raise RuntimeError(f"the slot {self.name!r} has {len(self._providers)} providers, not one")
        return self._providers[0]
