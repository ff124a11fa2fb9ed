"""The cases of the demo, in every state."""

from dataclasses import dataclass

from portal.demo.content.statuses import (
    HOMELESS_LAST_YEAR,
    HOMELESS_NOW,
    MISUSE_LAST_YEAR,
    MISUSE_NOW,
    VULNERABLE_LAST_YEAR,
    VULNERABLE_NOW,
    DemoStatus,
)


@dataclass(frozen=True, kw_only=True)
class DemoCase:
    """A case of the demo. `{year}` in its number and title is the day on which it was written."""

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


CASES = (
    DemoCase(
        key="status",
        case_number="27.00.00-G01-1-{year:%y}",
        title="Status på de sociale mål {year:%Y}",
        summary="<p>De nationale mål for udsatte voksne løb ud i 2020. Kommunen følger dem stadig og har sat sit eget "
        "mål for hjemløse. Målene for hjemløse og for misbrugsbehandling er ikke nået. På de andre er der ikke tal nok "
        "til at sige det.</p>",
        presentation="<p>Udvalget får hvert år en status på de mål, kommunen selv kan påvirke. Status bygger på tal "
        "fra forvaltningens egne registreringer og på de landsdækkende opgørelser.</p><h3>Hvad er nyt siden sidst</h3>"
        "<ol><li><p>Bostøtten følger nu borgeren i et år efter indflytning.</p></li><li><p>Misbrugscentret har åbent "
        "én aften om ugen.</p></li><li><p>Herberget registrerer, hvor borgerne flytter hen.</p></li></ol>"
        "<h3>Økonomi</h3><table><tbody><tr><th>Indsats</th><th>I år</th><th>Næste år</th></tr><tr>"
        "<td>Opsøgende team</td><td>1,2 mio. kr.</td><td>1,6 mio. kr.</td></tr>"
        "<tr><td>Efterbehandling</td><td>0,4 mio. kr.</td>"
        "<td>0,4 mio. kr.</td></tr></tbody></table><p>Udgifterne holdes inden for udvalgets ramme.</p>",
        statuses=(HOMELESS_LAST_YEAR, VULNERABLE_LAST_YEAR, MISUSE_LAST_YEAR),
        points=("udvalget tager status på de sociale mål til efterretning",),
        attachment=("Tal bag status", "År;Hjemløse\n2011;45\n2013;44\n2015;47\n2017;43\n2019;40\n2022;38\n2024;39\n"),
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
        statuses=(HOMELESS_NOW,),
        points=("handleplanen sendes i høring hos Udsatterådet", "udvalget får sagen igen efter høringen"),
    ),
    DemoCase(
        key="waiting",
        case_number="27.36.00-G01-4-26",
        title="Ventetid til misbrugsbehandling",
        summary="<p>Ventetiden er faldet fra 16 til ni dage på et år. Behandlingsgarantien er 14 dage.</p>",
        presentation="<p>Misbrugscentret har fået en ekstra visitator og tilbyder første samtale samme uge. Der er "
        "fortsat udsving i ferierne.</p>",
        statuses=(MISUSE_NOW,),
        points=("orienteringen tages til efterretning",),
    ),
    DemoCase(
        key="support",
        case_number="27.12.12-K07-2-26",
        title="Evaluering af bostøtte",
        summary="<p>Bostøtten er evalueret. Flere bliver boende, og færre vender tilbage til herberget.</p>",
        presentation="<p>Evalueringen bygger på interview med 38 borgere og på herbergets egne tal.</p>",
        statuses=(VULNERABLE_NOW,),
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
