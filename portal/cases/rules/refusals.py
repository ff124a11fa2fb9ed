"""What a case refuses, and what it lacks before it can be sent to approval."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.cases.rules.vocabulary import MAX_ATTACHMENTS, MAX_PROMISES, MAX_SECTIONS
from portal.core.errors import RuleBroken


class CaseNotDraft(RuleBroken):
    sentence = "Sagen er sendt videre og kan ikke ændres nu. Bliver den returneret, kan der skrives i den igen."


class CaseNotInReview(RuleBroken):
    sentence = "Sagen ligger ikke til godkendelse. Genindlæs siden, og se, hvor den er nu."


class CaseNotApproved(RuleBroken):
    sentence = "Sagen er ikke godkendt, eller den er allerede behandlet."


class CaseChangedMeanwhile(RuleBroken):
    sentence = "Sagen er gemt et andet sted fra, mens du skrev. Det, du har skrevet, står her stadig, men er ikke gemt."


class TitleMissing(RuleBroken):
    sentence = "Giv sagen en titel."
    field = "title"


class CommentMissing(RuleBroken):
    sentence = "Skriv, hvad der skal ændres, så sagsbehandleren kan arbejde videre."
    field = "comment"


class TextTooLong(RuleBroken):
    def __init__(self, heading: str) -> None:
        super().__init__(f"Teksten i ”{heading}” er for lang. Et afsnit kan højst rumme 200.000 tegn.")


class TooManySections(RuleBroken):
    sentence = (
        f"Sagen kan højst have {MAX_SECTIONS} afsnit ud over resume og sagsfremstilling. Skriv videre i et af dem."
    )
    field = "sections"


class TooManyPromises(RuleBroken):
    sentence = f"Et målområde kan højst have {MAX_PROMISES} løfter. Saml nogle af dem."
    field = "goal_statuses"


class PromiseTooLong(RuleBroken):
    sentence = "Et løfte kan højst rumme 1.000 tegn. Skriv resten i teksten."
    field = "goal_statuses"


class TooManyAttachments(RuleBroken):
    sentence = f"Sagen kan højst have {MAX_ATTACHMENTS} bilag, og intet nyt er vedhæftet. Fjern eller saml bilag."
    field = "files"


class BodyTwiceOnRoute(RuleBroken):
    sentence = "Det samme udvalg kan kun have én rolle i sagen. Vælg enten behandling, udtalelse eller orientering."
    field = "decides"


@dataclass(frozen=True, kw_only=True)
class MissingPart:
    """Something a case must have before it is sent to approval: the form's field, and what to do."""

    field: str
    sentence: str


class CaseIncomplete(RuleBroken):
    def __init__(self, missing: Sequence[MissingPart]) -> None:
        super().__init__("Sagen kan ikke sendes endnu. " + " ".join(part.sentence for part in missing))
        self.missing = tuple(missing)


def missing_parts(
    *,
    has_title: bool,
    has_presentation: bool,
    has_proposer: bool,
    has_points: bool,
    has_route: bool,
    unexplained: Iterable[tuple[str, str]] = (),
) -> tuple[MissingPart, ...]:
    """What a case lacks before it can be sent to approval, in the order of the form.

    `unexplained` are the judgements that lack their reason: the reason's field and the target's title.
    """
    parts = (
        (has_title, "title", "Giv sagen en titel."),
        (has_route, "decides", "Vælg, hvilket udvalg der skal behandle sagen."),
        (has_presentation, "presentation", "Skriv en sagsfremstilling."),
        *(
            (False, field, f"Begrund, hvorfor I vurderer ”{title}” anderledes, end tallene viser.")
            for field, title in unexplained
        ),
        (has_proposer, "proposer", "Skriv, hvem der indstiller."),
        (has_points, "points", "Skriv mindst ét punkt i indstillingen."),
    )
    return tuple(MissingPart(field=field, sentence=sentence) for is_there, field, sentence in parts if not is_there)
