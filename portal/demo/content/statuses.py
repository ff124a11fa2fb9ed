"""What the demo's cases say of the goal areas: last year's, this year's, and what was promised in between."""

from dataclasses import dataclass, field

from portal.cases.rules import PromiseOutcome
from portal.goals.rules import Judgement

OWN = "en-fjerdedel-faerre-hjemloese-i-2030"


@dataclass(frozen=True, kw_only=True)
class DemoPromise:
    """Something promised. `due_in` is days from now, negative is past; an open one has no outcome yet."""

    text: str
    due_in: int
    outcome: PromiseOutcome = PromiseOutcome.OPEN
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoStatus:
    """The goal status of one area: what has happened, why, what is done now, and a judgement by target.

    A judgement has a reason where it is another than the figures give. `assignee` is who writes it, by `due_in` days.
    """

    area: str
    html: str = ""
    why: str = ""
    next: str = ""
    judgements: dict[str, tuple[Judgement, str]] = field(default_factory=dict)
    promises: tuple[DemoPromise, ...] = ()
    assignee: str = ""
    due_in: int | None = None


_RESHELTERED = (
    Judgement.UNCLEAR,
    "Herberget tæller på en anden måde siden 2018, så det kan ikke regnes ud, hvor langt vi er fra 2011.",
)
_CRISIS = (Judgement.NO_FIGURES, "Krisecentret spørger ikke om tidligere ophold.")
_TREATMENT = (
    Judgement.PARTLY_REACHED,
    "Af de forløb, der slutter efter planen, ender over halvdelen godt. Tælles de afbrudte med, er målet ikke nået.",
)
_DEATHS = (Judgement.UNCLEAR, "Der er så få dødsfald i kommunen, at de intet siger om udviklingen her.")

HOMELESS_LAST_YEAR = DemoStatus(
    area="hjemloese",
    html="<p>Vi talte 39 hjemløse i 2024. Det er én mere end i 2022 og seks færre end i 2011, som det nationale mål er "
    "regnet fra. Målet for 2020 blev ikke nået her.</p>",
    why="<p>Borgerne kommer hurtigere videre fra herberget. Til gengæld kommer der flere nye, som har mistet en "
    "lejlighed, de ikke kunne betale.</p>",
    next="<p>Det opsøgende team bliver større, og vi aftaler boliger til unge med boligforeningen.</p>",
    judgements={
        "hjemloese": (Judgement.NOT_REACHED, ""),
        OWN: (Judgement.UNCLEAR, "Målet er nyt, og der er ikke talt op siden."),
    },
    promises=(
        DemoPromise(
            text="Vi aftaler ti ungdomsboliger med boligforeningen.",
            due_in=-150,
            outcome=PromiseOutcome.KEPT,
            note="Aftalen er skrevet under, og de første boliger er lejet ud.",
        ),
        DemoPromise(
            text="Det opsøgende team får en medarbejder mere.",
            due_in=-300,
            outcome=PromiseOutcome.PARTLY_KEPT,
            note="Stillingen er besat på halv tid.",
        ),
    ),
)
VULNERABLE_LAST_YEAR = DemoStatus(
    area="udsatte-voksne",
    html="<p>Knap hver femte af dem, der flyttede fra herberget i 2024, kom tilbage inden for et år.</p>",
    why="<p>Bostøtten følger nu borgeren det første år i den nye bolig. De, der kommer tilbage, er oftest flyttet til "
    "en bolig, som kun var til låns.</p>",
    next="<p>Vi taler med alle, der kommer tilbage, om hvad der gik galt.</p>",
    judgements={"genindskrivning": _RESHELTERED, "krisecenter": _CRISIS},
    promises=(DemoPromise(text="Alle, der kommer tilbage til herberget, får en samtale om hvorfor.", due_in=-40),),
)
MISUSE_LAST_YEAR = DemoStatus(
    area="misbrug",
    html="<p>47,5 pct. af de forløb, der sluttede i 2024, endte med stoffrihed eller et mindre misbrug. Det er det "
    "højeste tal, vi har haft.</p>",
    why="<p>Ventetiden er kortere, så flere begynder, mens de selv vil. Hver fjerde afbryder dog stadig forløbet.</p>",
    next="<ul><li><p>Efterbehandling i grupper begynder.</p></li>"
    "<li><p>Vi ringer til dem, der udebliver.</p></li></ul>",
    judgements={"stofmisbrug": _TREATMENT, "narkodoedsfald": _DEATHS},
    promises=(
        DemoPromise(
            text="Efterbehandling i grupper er i gang.",
            due_in=-220,
            outcome=PromiseOutcome.KEPT,
            note="To hold er begyndt.",
        ),
        DemoPromise(
            text="Vi ringer til alle, der udebliver to gange.",
            due_in=-180,
            outcome=PromiseOutcome.DROPPED,
            note="Borgerne tager sjældent telefonen. Vi prøver med sms i stedet.",
        ),
    ),
)

HOMELESS_NOW = DemoStatus(
    area="hjemloese",
    html="<p>Vi talte 36 hjemløse i 2025 mod 39 året før. Det er det laveste tal, siden tællingerne begyndte.</p>",
    why="<p>De første ungdomsboliger er lejet ud, og færre unge er uden bolig. De, der er tilbage, har oftest været "
    "hjemløse længe.</p>",
    next="<p>Handleplanen sætter ind over for dem, der har været hjemløse i mere end et år.</p>",
    judgements={
        "hjemloese": (Judgement.NOT_REACHED, ""),
        OWN: (Judgement.UNCLEAR, "Tallet går ned, men det er for småt til at sige noget sikkert om retningen."),
    },
    promises=(
        DemoPromise(text="Alle, der har været hjemløse i over et år, får en fast kontaktperson.", due_in=200),
        DemoPromise(text="Vi gør op, hvor mange der flytter ind efter bolig først.", due_in=330),
    ),
)
VULNERABLE_NOW = DemoStatus(
    area="udsatte-voksne",
    html="<p>Af dem, der flyttede fra herberget i 2025, kom 16,3 pct. tilbage inden for et år.</p>",
    why="<p>Bostøtten er der i hele det første år, og færre flytter til boliger, der kun er til låns.</p>",
    next="<p>Bostøtten fortsætter uændret, mens evalueringen drøftes.</p>",
    judgements={"genindskrivning": _RESHELTERED, "krisecenter": _CRISIS},
)
MISUSE_NOW = DemoStatus(
    area="misbrug",
    html="<p>46,7 pct. af de forløb, der sluttede i 2025, endte med stoffrihed eller et mindre misbrug. Ventetiden er "
    "nede på ni dage.</p>",
    why="<p>Flere kommer i behandling uden at have besluttet sig helt, og flere af dem stopper før tid.</p>",
    next="<p>Misbrugscentret prøver en sms dagen før hver samtale.</p>",
    judgements={"stofmisbrug": _TREATMENT, "narkodoedsfald": _DEATHS},
    promises=(DemoPromise(text="Alle i behandling kan få en sms dagen før en samtale.", due_in=90),),
)
THIS_YEAR = (
    DemoStatus(
        area="hjemloese",
        html="<p>Antallet af hjemløse er faldet fra 39 i 2024 til 36 i 2025.</p>",
        why="<p>De nye ungdomsboliger har gjort forskellen. Det opsøgende team har kun fået en halv stilling og når "
        "ikke alle.</p>",
        judgements=HOMELESS_NOW.judgements,
        promises=(DemoPromise(text="Det opsøgende team får resten af stillingen.", due_in=60),),
    ),
    DemoStatus(area="udsatte-voksne", assignee="colleague", due_in=10),
    DemoStatus(area="misbrug", assignee="colleague", due_in=-2),
)
