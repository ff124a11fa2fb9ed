"""The words of decisions and what they mean (domain facts: practice of committees)."""

import re
from functools import cache

from portal.decisions.rules import DecisionKind

_REMARK = (
    r"(?:bemærkning(?:en|er)?|ændring(?:en|er)?|tilføjelse(?:n|r)?|præcisering(?:en|er)?|rettelse(?:n|r)?|forbehold)"
)
_MATTER = r"(?:(?:indstillingen|sagen|forslaget) )?"
_COUNCIL = r"(?:kommunalbestyrelsen|byrådet)"
_ADOPTED = r"(?:godkendt|godkendes|tiltrådt|tiltrædes|vedtaget|vedtages|fulgt|følges)"
_ADOPTING = r"(?:godkendte?|godkendes|godkende|tiltrådte?|tiltrædes|tiltræde|vedtaget|vedtages|vedtog)"
_IS = r"(?:(?:er|blev|bliver) )?"

# Phrases that say what they mean wherever they stand in a sentence.
_CLEAR = {
    DecisionKind.NOTED: (
        r"til efterretning",
        r"(?:taget|tages|tager|tog|tage)(?: [^\s.,;]+){0,4} til (?:efterretning|orientering)",
    ),
    DecisionKind.APPROVED: (r"godkendte?", r"godkendes", r"vedtaget", r"vedtages", r"vedtog"),
    DecisionKind.APPROVED_WITH_REMARK: (
        rf"(?:indstillingen )?{_IS}{_ADOPTING}(?:,? [^\s.,;]+){{0,4}},? med (?:[^\s.,;]+ ){{0,3}}{_REMARK}",
    ),
    DecisionKind.RECOMMENDATION_ADOPTED: (
        rf"indstillingen {_IS}(?:enstemmigt )?{_ADOPTED}",
        r"(?:godkende[rt]?|godkendte|tiltræder?|tiltrådte|følger?|fulgte|vedtog)(?: [^\s.,;]+)? indstillingen",
        r"tiltrådte?",
        r"tiltrædes",
        rf"{_ADOPTED} som indstillet",
        r"som indstillet",
    ),
    DecisionKind.RECOMMENDED: (
        rf"{_MATTER}(?:anbefales|indstilles)(?: ikke)?(?: {_ADOPTED}| til [^.;]{0, 100}godkendelse)?",
        r"anbefaler",
        r"anbefalede",
    ),
    DecisionKind.FORWARDED: (r"oversendes", r"oversendte?", r"videresendes", r"videresendt"),
    DecisionKind.DISCUSSED: (r"drøftet", r"drøftede"),
    DecisionKind.POSTPONED: (r"(?:sagen|punktet) (?:er |blev )?udsat", r"udsættes", r"udsatte (?:sagen|punktet)"),
    DecisionKind.SENT_BACK: (
        r"tilbagesendte?",
        r"tilbagesendes",
        r"(?:sendes|sendt|sende|sendte)(?: sagen)? tilbage",
        r"hjemvist",
        r"hjemvises",
    ),
    DecisionKind.SENT_TO_HEARING: (
        r"(?:ud)?sende(?:s|r)?(?: [^\s.,;]+){0,3} (?:i|til)(?: [^\s.,;]+)? høring",
        r"(?:ud)?sendt(?: [^\s.,;]+){0,3} (?:i|til)(?: [^\s.,;]+)? høring",
    ),
    DecisionKind.REJECTED: (
        r"forkastet",
        r"forkastes",
        r"afslået",
        r"afslås",
        r"afvist",
        r"afvises",
        r"nedstemt",
        r"bortfaldet",
        r"bortfaldt",
        r"bortfalder",
        rf"{_MATTER}{_IS}ikke {_ADOPTED}",
        r"ikke (?:godkende|tiltræde|vedtage)(?: [^\s.,;]+)?",
        r"(?:godkendte|tiltrådte|vedtog)(?: [^\s.,;]+)? ikke",
        r"(?:godkendte|tiltrådte|vedtog) ikke(?: [^\s.,;]+)?",
    ),
    DecisionKind.TAKEN_OFF: (
        r"(?:taget|tages|tog|trukket|trækkes|udgår|udgået)(?: [^\s.,;]+)? af dagsordenen",
        r"(?:punktet|sagen) (?:udgår|udgik|er udgået)",
    ),
    DecisionKind.BROUGHT_BEFORE_COUNCIL: (
        r"(?:beslutningen|sagen|punktet) (?:er |blev )?standset",
        rf"(?:indbragt|indbringes|indbringer|indbragte)(?: [^\s.,;]+){{0,3}} for {_COUNCIL}",
        rf"begære(?:r|t|des?)(?: [^\s.,;]+){{0,4}} (?:indbragt|forelagt|afgjort)[^.;]{{0,100}} {_COUNCIL}",
        r"standsningsret(?:ten)?",
    ),
    DecisionKind.WITHDRAWN: (r"(?:sagen|punktet|forslaget) (?:er |blev )?trukket(?: tilbage)?", r"trukket tilbage"),
}
# Words that mean a decision only where a sentence begins with them ("udsatte" are people too).
_LEADING = {
    DecisionKind.NOTED: (r"til orientering",),
    DecisionKind.APPROVED: (r"godkende", r"vedtage"),
    DecisionKind.RECOMMENDATION_ADOPTED: (r"tiltræder?",),
    DecisionKind.RECOMMENDED: (r"anbefale",),
    DecisionKind.FORWARDED: (r"oversende",),
    DecisionKind.DISCUSSED: (r"drøfte",),
    DecisionKind.POSTPONED: (r"udsat", r"udsætte", r"genoptages", r"genoptaget"),
    DecisionKind.SENT_BACK: (r"tilbagesende",),
    DecisionKind.REJECTED: (r"forkaste", r"afslå", r"afvise"),
    DecisionKind.TAKEN_OFF: (r"udgår", r"udgået", r"udgik"),
    DecisionKind.BROUGHT_BEFORE_COUNCIL: (r"standset",),
    DecisionKind.WITHDRAWN: (r"trukket", r"trækkes"),
}
_NUMBERS = r"\d+(?:\s?(?:,|og|-|–)\s?\d+)*"
_POINT = (
    rf"(?:ad|pkt\.?|punkt|nr\.?|indstillingspunkt|indstillingens (?:pkt\.?|punkt))\s?{_NUMBERS}(?:[.):–-]|\s)*"
    r"|(?:\d+|[a-h])[.)]\s*(?:at-?(?:punkt|pind)(?:en|et)?\b\s*)?"
    r"|(?:første|andet|tredje|fjerde|femte) (?:at|punkt|at-punkt)\b[\s:]*"
)
_LEAD = re.compile(
    rf"(?:{_POINT})?[\s:–•*-]*(?:og\s)?(?:at\s)?"
    r"(?:(?:et )?(?:enigt |flertal i )?(?P<subject>[a-zæøåé-]+(?:en|et|erne|ene)) )?"
    r"(?:(?:er|blev|bliver|kunne|besluttede|vedtog|beslutter)(?:,? at)? )?(?:enstemmigt )?"
)
_INFINITIVES = (
    "godkende|udsætte|oversende|tiltræde|anbefale|drøfte|tage|sende|afvise|forkaste|afslå|vedtage|tilbagesende"
)
_SENTENCE_END = re.compile(
    r"(?<=[.;!?])\s+|\n+"
    r"|,\s*(?=(?:og )?(?:ad|pkt|punkt|første|andet|tredje|fjerde)\b)"
    rf"|,\s*(?=(?:og |samt )?at (?:{_INFINITIVES})\b)"
    r"|\s+og\s+(?=(?:ad|pkt|punkt)\b)"
)
_SUBORDINATE = re.compile(r"\b(?:at|hvor|hvis|idet|som|der|når|med)\b")
_SOMEBODY_WISHED = re.compile(r"\b(?:mindretal\w*|ønske\w*|foreslog|stemte|imod)\b")


def match_decision(text: str) -> str:
    """The stored kind of a decision's words: `compound` for several outcomes, `unknown` rather than a guess.

    What a sentence begins with counts before what it mentions, and the longest phrase counts at every place. A decision
    that was lifted to the council has no other outcome yet (kommunestyrelsesloven § 23).
    """
    sentences = [sentence.strip() for sentence in _SENTENCE_END.split("\n".join(_folded_lines(text)))]
    if any(DecisionKind.BROUGHT_BEFORE_COUNCIL in _mentioned(sentence) for sentence in sentences):
        return DecisionKind.BROUGHT_BEFORE_COUNCIL.value
    leading = {kind for sentence in sentences for kind in _outcomes(sentence)}
    if len(leading) > 1:
        return DecisionKind.COMPOUND.value
    found = leading or {kind for sentence in sentences if not _is_wish(sentence) for kind in _mentioned(sentence)}
    return (found.pop() if len(found) == 1 else DecisionKind.UNKNOWN).value


def begins_as_decision(text: str) -> bool:
    """Whether the first sentence begins with the words of a decision."""
    return _leading(" ".join(_folded_lines(text))) is not None


def _folded_lines(text: str) -> list[str]:
    return [" ".join(line.split()).casefold() for line in text.splitlines() if line.strip()]


@cache
def _patterns(*, is_leading: bool) -> tuple[tuple[DecisionKind, re.Pattern[str]], ...]:
    groups = (_CLEAR, _LEADING) if is_leading else (_CLEAR,)
    return tuple(
        (kind, re.compile(rf"\b(?:{phrase})\b")) for group in groups for kind, some in group.items() for phrase in some
    )


def _is_wish(sentence: str) -> bool:
    """Whether the sentence tells what somebody wanted, which is not what the body decided."""
    return _SOMEBODY_WISHED.search(sentence) is not None


def _outcomes(sentence: str) -> set[DecisionKind]:
    """What the sentence begins with, and what its main clause adds after an "og"."""
    first = _leading(sentence)
    if first is None:
        return set()
    lead = _LEAD.match(sentence)
    main_clause = _SUBORDINATE.split(sentence[lead.end() if lead else 0 :])[0]
    added = (_leading(clause.strip()) for clause in main_clause.split(" og ")[1:])
    return {first} | {kind for kind in added if kind}


def _leading(sentence: str) -> DecisionKind | None:
    """The kind of the longest phrase that the sentence begins with, counted with and without its subject."""
    lead = _LEAD.match(sentence)
    assert lead is not None  # every part of it may be missing
    starts = {0, lead.end()} | ({lead.start("subject")} if lead["subject"] else set())
    hits = [
        (match.end() - start, kind)
        for start in starts
        for kind, pattern in _patterns(is_leading=True)
        if (match := pattern.match(sentence, start))
    ]
    return max(hits, key=lambda hit: hit[0])[1] if hits else None


def _mentioned(sentence: str) -> set[DecisionKind]:
    """The kinds of all phrases in the sentence that no longer phrase covers and no "ikke" denies."""
    hits = [
        (match.start(), match.end(), kind)
        for kind, pattern in _patterns(is_leading=False)
        for match in pattern.finditer(sentence)
    ]
    kinds: set[DecisionKind] = set()
    covered_to = 0
    for start, end, kind in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if end > covered_to and not sentence.endswith("ikke ", 0, start):
            kinds.add(kind)
        covered_to = max(covered_to, end)
    return kinds
