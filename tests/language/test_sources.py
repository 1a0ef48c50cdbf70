from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Source
from streams.language import Gazetteer, load_gazetteer, reading, sentences, sources
from tests.support.timing import seconds


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def found(text: str) -> list[Source]:
    entities, cues, _ = reading(text, None, gazetteer())
    return [Source.model_validate(source) for source in sources(text, entities, cues, sentences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The source as written, its entity, the words that say so.
        ("KCNA said the test had worked.", [("KCNA", "organisation:kcna", "said")]),
        ("The plan is ready, according to Reuters.", [("Reuters", "organisation:reuters", "according to")]),
        ("According to a local news outlet, all is well.", [("a local news outlet", None, "According to")]),
        ("The ministry said in a statement that all is well.", [("The ministry", None, "said")]),
        ("It failed, said Boris Johnson.", [("Boris Johnson", "person:boris-johnson", "said")]),
        ("Boris Johnson, the Foreign Secretary, said no.", [("Boris Johnson", "person:boris-johnson", "said")]),
        (
            "A spokesman for the Kremlin told reporters that all is well.",
            [("A spokesman for the Kremlin", "organisation:kremlin", "told")],
        ),
        ("Russia's defence ministry said no.", [("Russia's defence ministry", "country:RUS", "said")]),
        (
            "The Security Council on Tuesday said no.",
            [("Security Council", "organisation:un-security-council", "said")],
        ),
        ("The army has repeatedly warned that it will come.", [("The army", None, "warned")]),
        ("The deal was confirmed by the interior ministry.", [("the interior ministry", None, "confirmed")]),
        (
            "Vladimir Putin was quoted as saying by TASS that it grew.",
            [
                ("Vladimir Putin", "person:vladimir-putin", "quoted as saying"),
                ("TASS", "organisation:tass", "quoted as saying"),
            ],
        ),
        (
            "KCNA quoted Kim Jong Un as saying the army was ready.",
            [("KCNA", "organisation:kcna", "quoted"), ("Kim Jong Un", "person:kim-jong-un", "quoted")],
        ),
        (
            "The vote failed, Reuters reported, citing two officials in Kyiv.",
            [("Reuters", "organisation:reuters", "reported"), ("two officials in Kyiv", "place:kyiv", "citing")],
        ),
        ("The ferry was full, the pilot said.", [("the pilot", None, "said")]),
        ("Its operator said it was safe.", [("Its operator", None, "said")]),
        ("The two sides said nothing of it.", [("The two sides", None, "said")]),
        (
            "A Red Cross delegate, speaking by phone, said so.",
            [("A Red Cross delegate", "organisation:red-cross", "said")],
        ),
        ("It was late, fishermen said.", [("fishermen", None, "said")]),
        ("Some students at the school told him.", [("Some students at the school", None, "told")]),
        (
            "TASS and Reuters reported that it had failed.",
            [("TASS", "organisation:tass", "reported"), ("Reuters", "organisation:reuters", "reported")],
        ),
        (
            "Niger, Mali and Burkina Faso said they would leave.",
            [
                ("Niger", "country:NER", "said"),
                ("Mali", "country:MLI", "said"),
                ("Burkina Faso", "country:BFA", "said"),
            ],
        ),
        (
            "The Foreign Ministry in Beijing said so.",
            [("Foreign Ministry in Beijing", "organisation:foreign-ministry", "said")],
        ),
        (
            "The FBI and the Interior Ministry said so.",
            [("FBI", "organisation:fbi", "said"), ("Interior Ministry", "organisation:interior-ministry", "said")],
        ),
        ("In Geneva, Mali and Niger said so.", [("Mali", "country:MLI", "said"), ("Niger", "country:NER", "said")]),
        ("Russia struck Odessa and Reuters said so.", [("Reuters", "organisation:reuters", "said")]),
        ("The firm sank, according to three divers.", [("three divers", None, "according to")]),
        ("It failed, according to a UN panel.", [("a UN panel", "organisation:un", "according to")]),
        ("“It will be,” the trainer replied.", [("the trainer", None, "replied")]),
        ("The work will end in May, the mayor promised.", [("the mayor", None, "promised")]),
        ("Prices will grow, Zorvathq warned.", [("Zorvathq", None, "warned")]),
        ("The ministry , all agree, said no.", []),
    ],
)
def test_sources_as_wires_name_them(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [(source.text, source.id, source.verb) for source in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He said nothing, and they said so too.",
        "Kim is said to be ill. The said paper was lost.",
        "According to the treaty, both help each other. All went according to plan.",
        "The army added two brigades. Kim confirmed the date.",
        "Talks were called off, citing security concerns. It stayed away, citing North Korea.",
        "She was told by doctors to rest.",
        "On Tuesday said.",
        "What the treaty never said, who said it, and those who said no.",
        "According to a number of them, it failed.",
        "said",
        "according to",
        "according to ",
        ", said ",
    ],
)
def test_who_is_no_source(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("Two sources told AFP that it failed.", True),
        ("A US official, speaking on condition of anonymity, said no.", True),
        ("Witnesses said no.", True),
        ("It failed, said officials in Damascus.", True),
        ("The ministry said no.", False),
        ("Boris Johnson said no.", False),
        ("A spokeswoman said no.", False),
        ("The report said no.", False),
        ("Three divers said no.", True),
        ("A US general said no.", True),
        ("Ministers said no.", True),
        ("The pilot said no.", False),
        ("The three pilots said no.", False),
    ],
)
def test_people_without_a_name_are_anonymous(text: str, anonymous: bool) -> None:
    assert [source.anonymous for source in found(text)] == [anonymous]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“We regret this,” a Foreign Ministry official in Seoul stated.", True),
        ('"It is over," said Boris Johnson.', True),
        ("“It is over.” Boris Johnson said no more.", True),
        ("Boris Johnson said:\n“It is over.”", True),
        ("Boris Johnson said it was over.", False),
        ("Boris Johnson said it was over. “No.” That was all.", False),
    ],
)
def test_a_quote_goes_with_its_sentence(text: str, quote: bool) -> None:
    assert [source.quote for source in found(text)] == [quote]


WORDS = st.sampled_from(
    ["said", "told", "according to", "citing", "was quoted as saying by", "quoted", "Kim Jong Un", "TASS", "the", "a",
     "ministry", "officials", "in Seoul", "on Tuesday", "Russia's", "warned that", ",", ".", "”", "“", '"', "\n", "had",
     "repeatedly", "who", "'s", "é", "𝔘", "\0", "the pilot", "a UN panel", "divers",
     "and", "replied", "\x1b", "\u202e", "😀", "\u2028", "at the"]
)  # fmt: skip


@settings(max_examples=500)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.lists(WORDS, max_size=30).map("".join))
def test_any_text_has_sources_in_order_that_are_what_it_says(text: str) -> None:
    given = found(text)
    assert [source.start for source in given] == sorted({source.start for source in given})
    for source in given:
        assert source.text == text[source.start : source.end] == source.text.strip()
        assert source.text
        assert source.verb in text
        assert source.start == 0 or not text[source.start - 1].isalnum()


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "Kim said ",
        "a, said ",
        "according to a ",
        "quoted by ",
        "in in said ",
        '"said',
        "the pilot said ",
        "the the said ",
        "a and a and said ",
        "divers at the ",
    ],
)
def test_the_time_grows_no_faster_than_the_text(piece: str) -> None:
    def taken(size: int) -> float:
        text = piece * (size // len(piece))
        entities, cues, _ = reading(text, None, gazetteer())
        whole = sentences(text)
        return seconds(lambda: sources(text, entities, cues, whole))

    assert taken(200_000) < 10 * taken(50_000)
