"""The words of decisions: the longest phrase counts, and nothing is guessed."""

import pytest

from portal.decisions.rules import DecisionKind
from portal.imports.agenda_text.vocabulary import begins_as_decision, match_decision

WORDS = {
    DecisionKind.NOTED: [
        "Til efterretning.",
        "Taget til efterretning",
        "Taget til orientering.",
        "Til orientering",
        "Orienteringen blev taget til efterretning.",
        "Udvalget tog redegørelsen og planen til efterretning.",
        "TIL EFTERRETNING",
    ],
    DecisionKind.APPROVED: [
        "Godkendt",
        "Godkendt.",
        "Budgettet blev godkendt.",
        "1. Godkendt 2. Godkendt",
        "Godkendt. Et mindretal stemte imod.",
        "Indstillingens punkt 1 og 2 godkendt.",
    ],
    DecisionKind.RECOMMENDATION_ADOPTED: [
        "Indstillingen godkendt",
        "Indstillingen blev tiltrådt.",
        "Tiltrådt.",
        "Godkendt som indstillet",
        "Udvalget godkendte indstillingen.",
        "Et flertal godkendte indstillingen. Et mindretal ønskede sagen udsat.",
    ],
    DecisionKind.APPROVED_WITH_REMARK: [
        "Godkendt med bemærkning",
        "Godkendt med den ændring, at beløbet halveres.",
        "Indstillingen godkendt, dog med en tilføjelse.",
        "Godkendt med den bemærkning, at sagen drøftes og udsættes til maj.",
    ],
    DecisionKind.RECOMMENDED: [
        "Anbefales",
        "Indstilles godkendt.",
        "Indstillingen anbefales godkendt",
        "Indstilles til Byrådets godkendelse.",
        "Udvalget anbefaler indstillingen over for Byrådet.",
    ],
    DecisionKind.FORWARDED: ["Oversendes til Økonomiudvalget.", "Sagen oversendes."],
    DecisionKind.DISCUSSED: ["Drøftet.", "Udvalget drøftede sagen.", "Sagen blev drøftet."],
    DecisionKind.POSTPONED: [
        "Udsat.",
        "Sagen udsættes til maj.",
        "Genoptages på næste møde.",
        "Udvalget besluttede at udsætte sagen.",
    ],
    DecisionKind.SENT_BACK: ["Tilbagesendt til fornyet behandling.", "Sagen sendes tilbage til forvaltningen."],
    DecisionKind.SENT_TO_HEARING: ["Sendes i høring.", "Forslaget sendes i offentlig høring i otte uger."],
    DecisionKind.REJECTED: [
        "Ikke godkendt.",
        "Indstillingen blev ikke godkendt.",
        "Udvalget kunne ikke godkende indstillingen.",
        "Forkastet",
        "Afslået",
        "Bortfaldet ved stemmelighed.",
    ],
    DecisionKind.TAKEN_OFF: ["Taget af dagsordenen.", "Udgår.", "Punktet udgik."],
    DecisionKind.BROUGHT_BEFORE_COUNCIL: [
        "Standset (§ 23)",
        "Indbragt for Byrådet.",
        "Godkendt. Et medlem indbragte beslutningen for Byrådet.",
    ],
    DecisionKind.WITHDRAWN: ["Trukket.", "Forslaget blev trukket tilbage."],
    DecisionKind.COMPOUND: [
        "Ad 1: Godkendt. Ad 2: Udsat.",
        "1. Godkendt\n2. Udsat",
        "Punkt 1 godkendt, punkt 2 udsat.",
        "Udvalget besluttede, at godkende punkt 1, at udsætte punkt 2.",
        "Udvalget tog orienteringen til efterretning og godkendte planen.",
    ],
    DecisionKind.UNKNOWN: [
        "",
        "Næste møde er i maj.",
        "Ikke taget til efterretning.",
        "Udsatte voksne skal høres.",
        "Et mindretal ønskede sagen udsat.",
        "Nogle vil have sagen oversendt, andre vil have den godkendt.",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in WORDS.items() for text in texts])
def test_the_words_of_a_decision_give_its_kind(kind: DecisionKind, text: str) -> None:
    assert match_decision(text) == kind.value


def test_every_kind_of_the_vocabulary_has_words() -> None:
    assert set(WORDS) == set(DecisionKind)


def test_line_breaks_and_odd_spaces_change_nothing() -> None:
    assert match_decision("\N{NO-BREAK SPACE}Ikke\N{NO-BREAK SPACE} godkendt") == "rejected"


@pytest.mark.parametrize("text", ["Drøftet.", "Rådet drøftede sagen.", "Til efterretning"])
def test_words_of_a_decision_are_known_by_how_they_begin(text: str) -> None:
    assert begins_as_decision(text)


@pytest.mark.parametrize("text", ["Sagen har før været udsat.", "Rådet ønsker sagen udsat", ""])
def test_a_sentence_that_only_mentions_a_decision_does_not_begin_as_one(text: str) -> None:
    assert not begins_as_decision(text)
