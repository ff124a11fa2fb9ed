"""What Eksempel Kommune is made of: bodies, people and cases. All of it is invented, the figures too."""

from dataclasses import dataclass

from portal.committees.rules import CommitteeKind
from portal.core.actors import Role
from portal.goals.rules import Judgement

MUNICIPALITY = "Eksempel Kommune"
MUNICIPALITY_CODE = "999"

BODIES = (
    ("DIR", "Direktionen", CommitteeKind.MANAGEMENT),
    ("FOU", "Forebyggelsesudvalget", CommitteeKind.COMMITTEE),
    ("BFU", "Børne- og Familieudvalget", CommitteeKind.COMMITTEE),
    ("SOS", "Social- og Sundhedsudvalget", CommitteeKind.COMMITTEE),
    ("BSK", "Beskæftigelsesudvalget", CommitteeKind.COMMITTEE),
    ("KFU", "Kultur- og Fritidsudvalget", CommitteeKind.COMMITTEE),
    ("BYP", "Byplanudvalget", CommitteeKind.COMMITTEE),
    ("TMU", "Teknik- og Miljøudvalget", CommitteeKind.COMMITTEE),
    ("ØKE", "Økonomi- og Erhvervsudvalget", CommitteeKind.COMMITTEE),
    ("BYR", "Byrådet", CommitteeKind.COUNCIL),
)


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """A person of the demo: a role is their name."""

    key: str
    name: str
    job_title: str
    roles: tuple[Role, ...] = ()


PEOPLE = (
    DemoPerson(key="caseworker", name="Sagsbehandler", job_title="skriver sager", roles=(Role.CASEWORKER,)),
    DemoPerson(key="approver", name="Afdelingsleder", job_title="godkender sager", roles=(Role.APPROVER,)),
    DemoPerson(
        key="secretary", name="Udvalgssekretær", job_title="styrer dagsordener og møder", roles=(Role.SECRETARY,)
    ),
    DemoPerson(key="member", name="Udvalgsmedlem", job_title="sidder i Social- og Sundhedsudvalget"),
    DemoPerson(
        key="administrator", name="Administrator", job_title="styrer brugere og udvalg", roles=(Role.ADMINISTRATOR,)
    ),
)
COLLEAGUES = (
    DemoPerson(
        key="colleague", name="Sagsbehandler, børn og unge", job_title="skriver sager", roles=(Role.CASEWORKER,)
    ),
    DemoPerson(key="chair", name="Udvalgsformand", job_title="formand for Social- og Sundhedsudvalget"),
)


@dataclass(frozen=True, kw_only=True)
class DemoStatus:
    """The goal status of one area: local text, and a judgement with its reason by target."""

    area: str
    html: str
    judgements: dict[str, tuple[Judgement, str]]


@dataclass(frozen=True, kw_only=True)
class DemoCase:
    """A case of the demo."""

    key: str
    case_number: str
    title: str
    summary: str
    presentation: str
    points: tuple[str, ...]
    route: tuple[str, ...] = ("SOS",)
    statuses: tuple[DemoStatus, ...] = ()
    proposer: str = "Direktøren for Social, Sundhed og Beskæftigelse"
    author: str = "caseworker"
    neutral_title: str = ""
    attachment: tuple[str, str] | None = None


LOCAL_FIGURES = {
    "hjemloese": {2009: 41, 2011: 45, 2013: 44, 2015: 47, 2017: 43},
    "genindskrivning": {2010: 29, 2011: 30, 2012: 27},
    "stofmisbrug": {2009: 38, 2010: 41, 2011: 46},
}

HOMELESS = DemoStatus(
    area="hjemloese",
    html="<p>Tallet ligger næsten stille. De fleste nye henvendelser kommer fra unge under 25 år, som mangler en "
    "bolig, de kan betale.</p><p>Vi flytter en medarbejder fra herberget til det opsøgende team fra "
    "1. januar og aftaler ti ungdomsboliger med boligforeningen.</p>",
    judgements={"hjemloese": (Judgement.UNCHANGED, "Tallet er 43 mod 45 ved udgangspunktet.")},
)
VULNERABLE = DemoStatus(
    area="udsatte-voksne",
    html="<p>Færre vender tilbage til herberget, efter at bostøtten følger med ind i den nye bolig det første år. "
    "Krisecentret fører ikke tal for tidligere ophold.</p>",
    judgements={
        "genindskrivning": (Judgement.ON_TRACK, "Andelen er faldet til 27 procent."),
        "krisecenter": (Judgement.NO_FIGURES, "Krisecentret spørger ikke om tidligere ophold."),
    },
)
MISUSE = DemoStatus(
    area="misbrug",
    html="<p>46 procent af de afsluttede forløb endte stoffrit eller med mindre misbrug. For dem, der afbryder "
    "forløbet, kender vi ikke resultatet.</p><ul><li><p>Ventetiden er nede på ni dage.</p></li>"
    "<li><p>Efterbehandling i grupper begynder i foråret.</p></li></ul>",
    judgements={
        "stofmisbrug": (Judgement.TOO_SLOW, "Der mangler fire procentpoint til målet."),
        "narkodoedsfald": (Judgement.UNCLEAR, "Der er så få lokale dødsfald, at tallet intet siger om udviklingen."),
    },
)

CASES = (
    DemoCase(
        key="status",
        case_number="27.00.00-G01-1-26",
        title="Status på de sociale mål",
        summary="<p>Kommunen følger de nationale mål for de mest udsatte voksne. Ét mål er på rette vej, ét går for "
        "langsomt, og antallet af hjemløse står stille.</p>",
        presentation="<p>Udvalget får hvert år en status på de mål, kommunen selv kan påvirke. Status bygger på tal "
        "fra forvaltningens egne registreringer og på de landsdækkende opgørelser.</p><h3>Hvad er nyt siden sidst</h3>"
        "<ol><li><p>Bostøtten følger nu borgeren i et år efter indflytning.</p></li><li><p>Misbrugscentret har åbent "
        "én aften om ugen.</p></li><li><p>Herberget registrerer, hvor borgerne flytter hen.</p></li></ol>"
        "<h3>Økonomi</h3><table><tbody><tr><th>Indsats</th><th>2026</th><th>2027</th></tr><tr><td>Opsøgende team</td>"
        "<td>1,2 mio. kr.</td><td>1,6 mio. kr.</td></tr><tr><td>Efterbehandling</td><td>0,4 mio. kr.</td>"
        "<td>0,4 mio. kr.</td></tr></tbody></table><p>Udgifterne holdes inden for udvalgets ramme.</p>",
        statuses=(HOMELESS, VULNERABLE, MISUSE),
        points=("udvalget tager status på de sociale mål til efterretning",),
        attachment=("Tal bag status", "År;Hjemløse\n2009;41\n2011;45\n2013;44\n2015;47\n2017;43\n"),
    ),
    DemoCase(
        key="shelter",
        case_number="27.15.08-A00-3-26",
        title="Nyt værested i midtbyen",
        summary="<p>Værestedet i den gamle brandstation skal have nye lokaler. Tre adresser er undersøgt.</p>",
        presentation="<p>Lejemålet på brandstationen ophører 30. juni. Brugerrådet har peget på en placering tæt på "
        "stationen, og naboerne er hørt.</p><blockquote><p>Brugerrådet lægger vægt på, at man kan komme ind uden at "
        "gå gennem gågaden.</p></blockquote><p>Huslejen er den samme som i dag.</p>",
        points=("værestedet flytter til den undersøgte adresse ved stationen", "naboerne får besked inden 1. april"),
        route=("SOS", "ØKE"),
    ),
    DemoCase(
        key="property",
        case_number="82.02.00-G10-2-26",
        title="Køb af ejendom til botilbud",
        neutral_title="Køb af ejendom",
        summary="<p>Forvaltningen har forhandlet om en ejendom, der kan rumme otte boliger.</p>",
        presentation="<p>Ejendommen er vurderet af to mæglere. Forhandlingen er i gang, og prisen er fortrolig.</p>",
        points=("kommunen giver et bud inden for den ramme, der fremgår af sagen",),
    ),
    DemoCase(
        key="plan",
        case_number="27.42.00-P15-1-26",
        title="Handleplan mod hjemløshed",
        summary="<p>Forslag til en handleplan for de næste tre år, så færre unge bliver hjemløse.</p>",
        presentation="<p>Planen samler indsatsen i boligforeninger, jobcenter og socialpsykiatri om den samme plan for "
        "den enkelte.</p><ul><li><p>En fast kontaktperson i to år.</p></li><li><p>Bolig først, støtten følger efter."
        "</p></li><li><p>Opfølgning hver tredje måned.</p></li></ul>",
        statuses=(HOMELESS,),
        points=("handleplanen sendes i høring hos Udsatterådet", "udvalget får sagen igen efter høringen"),
    ),
    DemoCase(
        key="waiting",
        case_number="27.36.00-G01-4-26",
        title="Ventetid til misbrugsbehandling",
        summary="<p>Ventetiden er faldet fra 16 til ni dage på et år. Behandlingsgarantien er 14 dage.</p>",
        presentation="<p>Misbrugscentret har fået en ekstra visitator og tilbyder første samtale samme uge. Der er "
        "fortsat udsving i ferierne.</p>",
        statuses=(MISUSE,),
        points=("orienteringen tages til efterretning",),
    ),
    DemoCase(
        key="support",
        case_number="27.12.12-K07-2-26",
        title="Evaluering af bostøtte",
        summary="<p>Bostøtten er evalueret. Flere bliver boende, og færre vender tilbage til herberget.</p>",
        presentation="<p>Evalueringen bygger på interview med 38 borgere og på herbergets egne tal.</p>",
        statuses=(VULNERABLE,),
        points=("evalueringen drøftes", "forslag til næste skridt forelægges i foråret"),
    ),
    DemoCase(
        key="crisis",
        case_number="27.18.02-G01-1-26",
        title="Pladser på kvindekrisecenter",
        summary="<p>Krisecentret har måttet afvise hver fjerde henvendelse i årets første ni måneder.</p>",
        presentation="<p>Forvaltningen foreslår to ekstra pladser i samarbejde med nabokommunen.</p>",
        points=("der oprettes to ekstra pladser fra 1. marts",),
        route=("SOS", "ØKE", "BYR"),
    ),
    DemoCase(
        key="placements",
        case_number="27.24.00-G01-2-26",
        title="Færre sammenbrud i anbringelser",
        summary="<p>En arbejdsgruppe har set på årets anbringelser, der sluttede før tid.</p>",
        presentation="<p>Tre ting går igen: for lidt tid til at matche barn og familie, for få besøg det første halve "
        "år og skift af rådgiver.</p>",
        points=("udvalget drøfter arbejdsgruppens anbefalinger",),
        route=("BFU",),
        author="colleague",
    ),
    DemoCase(
        key="alcohol",
        case_number="27.36.16-G01-1-26",
        title="Mål for alkoholbehandling",
        summary="<p>Staten har varslet et mål for alkoholbehandling. Kommunen kan begynde at måle nu.</p>",
        presentation="<p>Forvaltningen foreslår at følge, hvor mange der gennemfører et forløb, og hvordan de har det "
        "et halvt år efter.</p>",
        points=("kommunen begynder at måle fra 1. januar",),
    ),
    DemoCase(
        key="volunteers",
        case_number="27.15.12-Ø40-1-26",
        title="Aftale med Frivilligcentret",
        summary="",
        presentation="<p>Aftalen udløber ved årets udgang. Udkastet mangler et afsnit om økonomien.</p>",
        points=(),
    ),
)
