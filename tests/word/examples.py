"""Invented items to write as Word files: names of roles and figures that mean nothing."""

from dataclasses import replace
from datetime import date

from portal.agendas.content import DecisionContent, ItemContent
from portal.cases.content import (
    AttachmentContent,
    CaseContent,
    GoalStatusContent,
    RecommendationContent,
    RouteCell,
    SectionContent,
    TargetContent,
)
from portal.cases.rules import RouteRole, SectionKind
from portal.goals.rules import Judgement

BODIES = (
    ("DIR", "Direktionen"),
    ("FOU", "Forebyggelsesudvalget"),
    ("BFU", "Børne- og Familieudvalget"),
    ("SOS", "Social- og Sundhedsudvalget"),
    ("BSK", "Beskæftigelsesudvalget"),
    ("KFU", "Kultur- og Fritidsudvalget"),
    ("BYP", "Byplanudvalget"),
    ("TMU", "Teknik- og Miljøudvalget"),
    ("ØKE", "Økonomi- og Erhvervsudvalget"),
    ("BYR", "Byrådet"),
)

SUMMARY = """
<p>Forvaltningen gør hvert efterår status over boligindsatsen for borgere uden fast bolig og over behandlingen af
stofmisbrug. Status viser, at flere får egen bolig, men at ventetiden stadig er for lang.</p>
<p>Udvalget bedes tage status til efterretning og tage stilling til, hvordan indsatsen fortsætter i det kommende år.</p>
"""

PRESENTATION = """
<h2>Baggrund</h2>
<p>Indsatsen hviler på <strong>servicelovens § 110</strong> om midlertidigt ophold og § 85 om støtte i egen bolig. Den
blev sat i gang, da udvalget vedtog <em>Plan for boligsocial støtte</em>, og den bliver fulgt af en styregruppe med
deltagere fra <a href="https://example.org/boligselskaber?side=1&amp;vis=alle">boligselskaberne</a>, jobcentret og
misbrugscentret. Spørgsmål kan sendes til <a href="mailto:social@example.org">socialafdelingen</a>.</p>
<p>Tre forhold har haft betydning i perioden:</p>
<ul>
  <li><p>Der er indgået aftale om 24 boliger, hvor huslejen kan betales af en kontanthjælp.</p></li>
  <li><p>Støtten begynder, før borgeren flytter ind:</p>
    <ul>
      <li><p>en fast kontaktperson i de første seks måneder</p></li>
      <li><p>hjælp til økonomi, herunder:</p>
        <ul><li><p>et lagt budget</p></li><li><p>aftaler om gæld og betaling over tid</p></li></ul>
      </li>
    </ul>
  </li>
  <li><p>Herberget har ændret sin modtagelse.</p><p>Det betyder, at en handleplan ligger klar efter to uger i stedet
  for efter seks, og at borgeren selv er med, når den bliver skrevet.</p></li>
</ul>
<h2>Hvad er sket siden sidste status</h2>
<p>Forvaltningen har arbejdet efter den rækkefølge, som udvalget besluttede:</p>
<ol>
  <li>Alle borgere på herberget er talt igennem med deres sagsbehandler.
    <ol><li>Først de borgere, der har boet der længst.</li><li>Dernæst de unge under 25 år.</li></ol>
  </li>
  <li>Der er oprettet et team, som følger borgeren fra herberg til egen bolig.
    <ol><li>Teamet mødes hver uge.</li><li>Boligselskaberne deltager en gang om måneden.</li></ol>
  </li>
  <li>Akutpladserne er samlet på én adresse.</li>
</ol>
<h3>Borgere med støtte i egen bolig</h3>
<table>
  <tbody>
    <tr><th><p>Målgruppe</p></th><th><p>2022</p></th><th><p>2023</p></th><th><p>2024</p></th><th><p>Bemærkning</p></th></tr>
    <tr><th><p>Unge, 18-24 år</p></th><td><p>31</p></td><td><p>38</p></td><td><p>45</p></td>
      <td><p>Flere henvises fra ungdomsuddannelserne.</p></td></tr>
    <tr><th><p>Voksne, 25-59 år</p></th><td><p>112</p></td><td><p>109</p></td><td><p>121</p></td>
      <td rowspan="2"><p>De to grupper er opgjort efter samme metode i alle tre år.</p></td></tr>
    <tr><th><p>Voksne, 60 år og derover</p></th><td><p>27</p></td><td><p>30</p></td><td><p>29</p></td></tr>
    <tr><th><p>I alt</p></th><td><p><strong>170</strong></p></td><td><p><strong>177</strong></p></td>
      <td><p><strong>195</strong></p></td><td></td></tr>
  </tbody>
</table>
<p>Tallene er taget fra socialafdelingens egne opgørelser den 1. oktober hvert år.</p>
<blockquote><p>Det, der har hjulpet mig, er, at det var den samme, der kom hver gang.</p></blockquote>
<h2>Videre forløb</h2>
<p>Nummereringen begynder forfra i hver liste:</p>
<ol><li>Ny status forelægges om et år.</li><li>Boligplanen revideres sammen med budgettet.</li></ol>
"""

ECONOMY = """
<p>Indsatsen holdes inden for den afsatte ramme på 5.290.000 kr. Udgiften til akutpladser er 33,6 pct. lavere end året
før. Der søges ikke om tillægsbevilling.</p>
"""

HOMELESS = """
<p>Kommunen har i tre år prøvet at give bolig først og støtte bagefter. Antallet af borgere uden bolig er faldet lidt,
men ikke så meget, som det kræver at nå målet.</p>
<h2>Hvad vi gør nu</h2>
<ul><li>Flere små boliger i det bestående byggeri.</li><li>Støtte også om aftenen.</li></ul>
"""

TREATMENT = """
<p>Behandlingen er samlet ét sted, og ventetiden er nede på elleve dage. De fleste, der gennemfører forløbet, er stoffri
eller har nedsat deres forbrug.</p>
"""

TARGETS = (
    TargetContent(
        number=5,
        slug="hjemloese",
        title="Færre borgere uden bolig",
        baseline="5.290 personer (2011)",
        latest="5.820 personer (2013)",
        target="højst 4.000 personer (2020)",
        judgement=Judgement.WRONG_WAY,
        reason="Tallet er steget i to opgørelser i træk.",
    ),
    TargetContent(
        number=6,
        slug="tilbage-til-herberg",
        title="Færre vender tilbage til herberg eller forsorgshjem",
        baseline="26,0 pct. (2011)",
        latest="24,5 pct. (2013)",
        target="højst 20 pct. (2020)",
        judgement=Judgement.TOO_SLOW,
        reason="",
    ),
    TargetContent(
        number=None,
        slug="bolig-og-job",
        title="Flere i job et år efter indflytning",
        baseline="",
        latest="",
        target="",
        judgement=None,
        reason="Målet er endnu ikke gjort op.",
    ),
    TargetContent(
        number=8,
        slug="stoffri",
        title="Flere afslutter behandling for stofmisbrug stoffri eller med nedsat forbrug",
        baseline="41,3 pct. (2011)",
        latest="52,8 pct. (2013)",
        target="mindst 50 pct. (2020)",
        judgement=Judgement.REACHED,
        reason="",
    ),
    TargetContent(
        number=9,
        slug="narkorelaterede-doedsfald",
        title="Færre narkorelaterede dødsfald",
        baseline="285 personer (2011)",
        latest="",
        target="højst 200 personer (2020)",
        judgement=Judgement.NO_FIGURES,
        reason="Kommunen har for få tilfælde til, at et lokalt tal kan vises.",
    ),
)


def attachment(title: str, **changes: object) -> AttachmentContent:
    """A pdf of 1,2 MB unless told."""
    plain = AttachmentContent(
        attachment_id=1,
        title=title,
        filename="bilag.pdf",
        media_type="application/pdf",
        size=1_234_567,
        sha256="0" * 64,
        is_closed=False,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def route(**roles: RouteRole) -> tuple[RouteCell, ...]:
    """The ten bodies with these roles."""
    return tuple(RouteCell(code=code, name=name, role=roles.get(code)) for code, name in BODIES)


def section(html: str, heading: str = "Sagsfremstilling") -> SectionContent:
    """A section with this html."""
    return SectionContent(kind=SectionKind.PRESENTATION, heading=heading, html=html)


RICH_CASE = CaseContent(
    case_number="27.00.00-G01-12-24",
    title="Status på boligindsatsen og misbrugsbehandlingen",
    caseworker="Sagsbehandler, Socialafdelingen",
    other_caseworkers=("Konsulent, Økonomi", "Konsulent, Jobcenter"),
    route=route(SOS=RouteRole.DECIDES, BSK=RouteRole.INFORMED, BYR=RouteRole.DECIDES),
    sections=(
        SectionContent(kind=SectionKind.SUMMARY, heading="Sagsresume", html=SUMMARY),
        section(PRESENTATION),
        SectionContent(kind=SectionKind.OTHER, heading="Økonomi", html=ECONOMY),
    ),
    goal_statuses=(
        GoalStatusContent(area="Hjemløse", area_slug="hjemloese", html=HOMELESS, targets=TARGETS[:3]),
        GoalStatusContent(area="Misbrug", area_slug="misbrug", html=TREATMENT, targets=TARGETS[3:]),
    ),
    recommendation=RecommendationContent(
        proposer="Direktøren for Social, Sundhed og Beskæftigelse",
        points=(
            "Social- og Sundhedsudvalget tager status på boligindsatsen til efterretning,",
            "den nuværende indsats fortsætter uændret i det kommende år, og",
            "sagen sendes videre til Byrådet.",
        ),
    ),
    attachments=(
        attachment("Status på boligindsatsen"),
        attachment(
            "Beregninger", media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", size=48_000
        ),
        attachment("Notat om enkelte borgeres forløb", is_closed=True, size=310_000),
        attachment("Tidligere status", attachment_id=None, media_type="", size=0),
    ),
)

RICH_ITEM = ItemContent(
    reference="SOS-2024-87",
    number=87,
    title="Status på boligindsatsen og misbrugsbehandlingen",
    is_closed=False,
    closed_ground=None,
    committee_code="SOS",
    committee_name="Social- og Sundhedsudvalget",
    meeting_on=date(2024, 10, 30),
    place="Rådhuset, mødelokale C3.40",
    case=RICH_CASE,
    decision=DecisionContent(
        kind="Til efterretning",
        text="Social- og Sundhedsudvalget tog status til efterretning.\nUdvalget ønsker en ny status om et år.",
        decided_on=date(2024, 10, 30),
    ),
)

EMPTY_CASE = replace(
    RICH_CASE, other_caseworkers=(), route=None, sections=(), goal_statuses=(), recommendation=None, attachments=()
)

CLOSED_ITEM = replace(
    RICH_ITEM,
    title="Køb af ejendom",
    is_closed=True,
    closed_ground="Sag om køb af fast ejendom, jf. kommunestyrelsesloven § 10",
    case=None,
    decision=None,
)


def item_of(html: str) -> ItemContent:
    """An item with one section, which is this html."""
    return replace(RICH_ITEM, case=replace(EMPTY_CASE, sections=(section(html),)), decision=None)
