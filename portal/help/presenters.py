"""The pages of help, by their place in the address."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One page, of a role or a subject: its text lies in templates/help/roles/ under the name in the address."""

    slug: str
    title: str
    lead: str


ROLES = (
    Topic(
        slug="sagsbehandler",
        title="Sagsbehandler",
        lead="Skriv en sag, hent målstatus ind, gør status fra sidste år, og send sagen til godkendelse.",
    ),
    Topic(
        slug="godkender",
        title="Godkender",
        lead="Læs de sager, der venter på dig, og godkend dem eller send dem tilbage.",
    ),
    Topic(
        slug="udvalgssekretaer",
        title="Udvalgssekretær",
        lead="Byg og udsend dagsordenen, offentliggør den, skriv beslutningerne, og offentliggør referatet.",
    ),
    Topic(
        slug="udvalgsmedlem",
        title="Udvalgsmedlem",
        lead="Find dit næste møde, og læs punkterne med bilag.",
    ),
    Topic(
        slug="borger",
        title="Borger og presse",
        lead="Find ud af, hvad et udvalg har besluttet, og link til det.",
    ),
    Topic(
        slug="administrator",
        title="Administrator",
        lead="Sæt kommunen op, giv folk adgang, og hold udvalg, pladser og mål ajour.",
    ),
)
SUBJECTS = (
    Topic(
        slug="tal",
        title="Tal om mål",
        lead="Skriv kommunens tal ind, indlæs en fil, ret et tal, og sæt kommunens eget mål.",
    ),
    Topic(
        slug="vurdering",
        title="Sådan vurderes et mål",
        lead="Hvad ordene betyder, hvordan de regnes ud, og hvorfor der nogle gange ikke er noget.",
    ),
    Topic(
        slug="smaa-tal",
        title="Små tal",
        lead="Hvorfor nogle tal ikke vises, og hvornår et tal bliver offentligt.",
    ),
)
TOPICS = (*ROLES, *SUBJECTS)
BY_SLUG = {topic.slug: topic for topic in TOPICS}
