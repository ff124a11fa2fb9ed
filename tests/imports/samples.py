"""Agendas in the text layout, in words of our own."""

from portal.imports.agenda_text.parsed import ParsedItem
from portal.imports.rules import parse_agenda

NBSP = "\N{NO-BREAK SPACE}"
HEADER = "Udvalg: Omsorgsudvalget\nMødedato: 5. marts 2014\nMødested: Lokale 2\n\nDagsordenpunkter\n"
CODES = ("DIR", "OMS", "ØKE", "BYR")
TITLE = 'Status på "Flere med" for borgere i nød'
GOALS = {
    "ungdomsuddannelse": "Mindst halvdelen af de tidligere anbragte unge har en ungdomsuddannelse som 25-årige.",
    "fagligt-niveau": "Eleverne skal blive dygtigere til læsning",
    "kriminalitet": "Højst ni procent af de unge får en strafferetlig afgørelse.",
    "anbringelser-sammenbrud": "Anbringelser, der ender i et brud, skal falde til fire procent.",
    "hjemloese": "Der er højst fire tusinde hjemløse i landet.",
    "genindskrivning": "Højst en femtedel af de hjemløse kommer tilbage til et forsorgshjem efter at have fået bolig.",
    "krisecenter": "Opholdene nummer to på krisecentre skal falde med en tredjedel.",
    "stofmisbrug": "Mindst 50 procent slutter en behandling for stofmisbrug med et godt resultat.",
    "narkodoedsfald": "Narkotikarelaterede dødsfald reduceres til højst 200 om året.",
}
HOMELESS = "Ti borgere fik egen bolig, og antallet er stadig for højt & skævt fordelt."
ADULTS = "Støtten i egen bolig virker for de fleste."
ABUSE = "Seks ud af ti slutter planmæssigt."


def matrix(*marks: str, codes: tuple[str, ...] = CODES) -> str:
    """Codes and cells, one on each line; an empty cell stands as a no-break space."""
    return "\n".join([*codes, *(f"{NBSP}{mark}" for mark in marks)])


def bullets(*texts: str) -> str:
    """A list with blank lines between its bullets, as the platform prints it."""
    return "\n\n".join(f" • {text}" for text in texts)


PRESENTATION = f"""Ministeriet har sat mål for hele landet.

{NBSP}

Målene for landet er:{NBSP}

Børn og unge

{bullets(*list(GOALS.values())[:4])}

{NBSP}

Voksne

{bullets(*list(GOALS.values())[4:])}

Status i Eksempel Kommune på voksenområdet:

{NBSP}

 • Hjemløse
  {HOMELESS}

{NBSP}

 • Udsatte voksne
  {ADULTS}

 • Misbrugsområdet

{ABUSE}

{NBSP}

Senere kommer der mål for:

{bullets("Bedre behandling af alkoholmisbrug", "Prostitution")}

Forvaltningen vender tilbage med en plan."""

ITEM = f"""104. {TITLE}

Sagsnr.: 27.00.00-A00-7-14 Sagsbehandler: Sagsbehandler Et{NBSP}{NBSP}

{TITLE}

{matrix("", "X", "", "")}

{NBSP}

Øvrige sagsbehandlere: -

Sagsresume

Kommunen gør status over målene.

Sagsfremstilling

{PRESENTATION}

Indstilling

Direktøren for Omsorg og Velfærd indstiller,

at Omsorgsudvalget tager status til efterretning.
Direktøren for Omsorg og Velfærd indstiller,

Beslutning

Til efterretning.

Bilag

{bullets("Flere med", "Tal for 2013")}"""

AGENDA = f"{HEADER}\n{ITEM}\n"


def item(text: str) -> ParsedItem:
    """The only item of an agenda whose item reads so."""
    agenda = parse_agenda(HEADER + text)
    assert agenda.faults == ()
    (found,) = agenda.items
    return found
