"""The pages of help, by their place in the address."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One role's page: its text lies in templates/help/roles/ under the same name as in the address."""

    slug: str
    title: str
    lead: str


TOPICS = (
    Topic(
        slug="sagsbehandler",
        title="Sagsbehandler",
        lead="Skriv en sag, hent målstatus ind, og send den til godkendelse.",
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
        lead="Sæt kommunen op, giv folk adgang, og hold udvalg og pladser ajour.",
    ),
)
BY_SLUG = {topic.slug: topic for topic in TOPICS}
