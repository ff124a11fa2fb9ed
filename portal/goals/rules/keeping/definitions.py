"""Rules of definitions: another way to measure the same, and a part of those who are counted."""

from portal.core.errors import RuleBroken
from portal.goals.rules.figures import is_share


class DefinitionKnown(RuleBroken):
    """The same definition twice."""

    sentence = "Der er allerede en opgørelse med det navn."
    field = "name"


class PartNotCounted(RuleBroken):
    """A part is counted as the whole is."""

    sentence = "En del tælles i samme enhed som det hele, og en andel har ingen dele."
    field = "unit"


class PartOfAPart(RuleBroken):
    """Figures are kept from the public by a whole and its parts; a part of a part would not be looked after."""

    sentence = "Opgørelsen er selv en del af en anden. Vælg den, som alle delene hører til."
    field = "part_of"


class WholeOfParts(RuleBroken):
    """The same seen from above: what has parts is itself no part."""

    sentence = "Opgørelsen har selv dele, så den kan ikke være en del af en anden."
    field = "part_of"


class PartIsPublic(RuleBroken):
    """What was hidden beside a public part could be worked out, were it no part of the same whole any longer."""

    sentence = "Opgørelsens tal er offentliggjort som en del af en anden, og ellers kunne skjulte tal regnes ud."
    field = "part_of"


class DefinitionNational(RuleBroken):
    """The definitions of the national goals are their source's, not the municipality's."""

    sentence = "Opgørelsen er national, så den kan ikke rettes her. Opret en anden opgørelse i stedet."


class DenominatorMissing(RuleBroken):
    """A share is one of somebody."""

    sentence = "Skriv, hvem andelen er beregnet af."
    field = "denominator"


def check_definition(unit: str, denominator: str, *, whole_unit: str | None, whole_is_part: bool) -> None:
    """Whether a definition can be. `whole_unit` is that of what it is a part of, None where it is no part.

    Raises DenominatorMissing, PartOfAPart, PartNotCounted.
    """
    if is_share(unit) and not denominator:
        raise DenominatorMissing
    if whole_unit is None:
        return
    if whole_is_part:
        raise PartOfAPart
    if is_share(unit) or whole_unit != unit:
        raise PartNotCounted
