"""How what is typed reads when it is stored."""

import re

from portal.cases.rules.vocabulary import is_kle_number

_POINT_MARK = re.compile(r"^(?:[-•–*]\s*|\d+[.)]\s*(?=at\b)|at\b[\s,:]*)*", re.IGNORECASE)
_PROPOSER_END = re.compile(r"(?:\s*\bindstiller\b[\s,:.]*)+$", re.IGNORECASE)


def clean_point(text: str) -> str:
    """A point of a recommendation on one line, without its bullet or number and its leading "at"."""
    return _POINT_MARK.sub("", " ".join(text.split()))


def clean_proposer(text: str) -> str:
    """Who recommends, without the trailing "indstiller,"."""
    return _PROPOSER_END.sub("", " ".join(text.split()))


def case_number_warning(case_number: str) -> str | None:
    """What to say of a case number that is kept all the same."""
    if not case_number or is_kle_number(case_number):
        return None
    return f"Sagsnummeret {case_number} har ikke KLE-form (fx 27.42.00-G01-3-26). Det er gemt, som det er skrevet."
