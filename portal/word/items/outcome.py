"""What stands last: the recommendation, the decision and the list of attachments."""

from portal.agendas.content import DecisionContent
from portal.cases.content import AttachmentContent, RecommendationContent
from portal.core.danish import date_text, size_text
from portal.word.writing.lists import points
from portal.word.writing.references import References
from portal.word.writing.text import lines, one_line, paragraph, run, text_paragraph

_KINDS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "image/png": "billede",
    "image/jpeg": "billede",
    "text/plain": "tekst",
}


def recommendation(content: RecommendationContent, references: References) -> str:
    """Who recommends, and each point as an item of a list."""
    texts = [f"at {text}" for text in map(one_line, content.points) if text]
    if not texts:
        return ""
    proposer = one_line(content.proposer)
    lead_in = f"{proposer} indstiller," if proposer else "Det indstilles,"
    return text_paragraph("Indstilling", "Heading1") + text_paragraph(lead_in, "LeadIn") + points(texts, references)


def decision(content: DecisionContent) -> str:
    """The kind of decision and its date, then the words of the protocol; a kind that is the words is said once."""
    kind, words, day = one_line(content.kind), lines(content.text), date_text(content.decided_on)
    is_said = [word.rstrip(".") for word in words] == [kind.rstrip(".")]
    lead_in = run(f"Besluttet den {day}") if is_said else run(kind, bold=True) + run(f", {day}")
    return (
        text_paragraph("Beslutning", "Heading1")
        + paragraph(lead_in, "LeadIn" if words else "")
        + "".join(text_paragraph(line, "Decision") for line in words)
    )


def attachments(contents: tuple[AttachmentContent, ...], references: References) -> str:
    """Title, kind and size of each attachment, and which of them are closed."""
    if not contents:
        return ""
    return text_paragraph("Bilag", "Heading1") + points([_attachment(content) for content in contents], references)


def _attachment(content: AttachmentContent) -> str:
    kind = _KINDS.get(content.media_type, "")
    size = size_text(content.size) if content.size > 0 else ""
    closed = "lukket" if content.is_closed else ""
    facts = ", ".join(fact for fact in (kind, size, closed) if fact)
    title = one_line(content.title) or one_line(content.filename)
    return f"{title} ({facts})" if facts else title
