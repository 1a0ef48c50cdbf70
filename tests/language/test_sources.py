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
            "Talks failed, TASS reported citing two officials.",
            [("TASS", "organisation:tass", "reported"), ("two officials", None, "citing")],
        ),
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
        ("Prices will grow, Zorvathq warned.", [("Zorvathq", "organisation:zorvathq", "warned")]),
        ("The ministry , all agree, said no.", []),
    ],
)
def test_sources_as_wires_name_them(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [(source.text, source.id, source.verb) for source in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bureau of Meteorology (BoM) said it would rain.", "Bureau of Meteorology"),
        ("Kenya's army (KDF) has said so.", "Kenya's army"),
        ("It failed, said the African National Congress (ANC).", "the African National Congress"),
        ("Ten died (two of them children), police (MPS) said.", "police"),
        ("The minister (Green), a former boxer, said no.", "The minister"),
    ],
)
def test_brackets_between_who_speaks_and_the_verb(text: str, expected: str) -> None:
    assert [source.text for source in found(text)] == [expected]


@pytest.mark.parametrize("text", [") said so.", "(MPS) said.", "x) said"])
def test_brackets_alone_are_no_source(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A day, a place, a hearer between the verb and `that`.
        ("The minister warned on Monday that it would flood.", "The minister"),
        ("TASS reported Friday that ten died.", "TASS"),
        ("The army announced late on Monday that it would leave.", "The army"),
        ("The minister warned lawmakers that it would flood.", "The minister"),
        ("The army confirmed to Reuters that it had left.", "The army"),
        ("The firm admitted in a letter to the court that it knew.", "The firm"),
        ("Boris Johnson wrote on X that it was over.", "Boris Johnson"),
        # The same where the clause ends.
        ("Ten died, TASS reported on Friday.", "TASS"),
        ("It will close, the minister announced Monday.", "the minister"),
        ("Ten died, the newspaper Haaretz reported late on Tuesday.", "the newspaper Haaretz"),
        ("It is over, Boris Johnson wrote on X.", "Boris Johnson"),
        ("Rates will fall, exporters estimated on Wednesday.", "exporters"),
        ("Ten died, the ministry of health in Gaza reported.", "the ministry of health in Gaza"),
        ("Boris Johnson posted on Facebook: “No.”", "Boris Johnson"),
        # Words that judge, where some of them are quoted.
        ("Boris Johnson called the strike “a crime”.", "Boris Johnson"),
        ("The ministry denounced it as “piracy”.", "The ministry"),
    ],
)
def test_verbs_that_need_more_than_themselves(text: str, expected: str) -> None:
    assert [source.text for source in found(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The army announced plans that would cost much.",
        "The army warned of a storm that would come.",
        "The army added two brigades on Monday.",
        "The minister vowed to build a wall that would last.",
        "The firm posted a loss, its “worst” since 2010.",
        "A group called “Red Hand” fled. Boris Johnson called the strike a crime.",
        "Police estimated the crowd at 3,000.",
        "The strike was called “a crime”.",
    ],
)
def test_verbs_that_do_more_than_say(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten died, sources close to the talks said.", "sources close to the talks"),
        ("Two people with direct knowledge of the plan said no.", "Two people with direct knowledge of the plan"),
        ("It fell, according to officials familiar with the probe.", "officials familiar with the probe"),
        ("It fell, said a source close to the Kremlin who knew.", "a source close to the Kremlin"),
        ("Sources in the government with knowledge of the matter said no.",
         "Sources in the government with knowledge of the matter"),
        ("Ukrainian and Russian officials said no.", "Ukrainian and Russian officials"),
        ("US and Israeli diplomats said no.", "US and Israeli diplomats"),
    ],
)  # fmt: skip
def test_anonymous_people_with_what_tells_of_them(text: str, expected: str) -> None:
    assert [(source.text, source.anonymous) for source in found(text)] == [(expected, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The country's central bank said it would wait.", "The country's central bank"),
        ("The prosecutors’ office said no.", "The prosecutors’ office"),
        ("The firm's chief executive said no.", "The firm's chief executive"),
        ("Norway's road authority said no.", "Norway's road authority"),
        ("The 2006 census is old. According to the 2006 Australian census, they left.", "the 2006 Australian census"),
        ("It failed, according to a Russian military blogger.", "a Russian military blogger"),
    ],
)
def test_owners_are_kept(text: str, expected: str) -> None:
    assert [(source.text, source.anonymous) for source in found(text)] == [(expected, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Joseph Votel, commander of the army said no.", "Joseph Votel"),
        ("Boris Johnson, the UN envoy said no.", "Boris Johnson"),
        ("After meeting Boris Johnson, the minister said no.", "the minister"),
        ("“It is over,” Smith, his lawyer at his side, told the court.", "Smith"),
        ("Boris Johnson, flanked by his deputy, the mayor of Bath, told a rally.", "Boris Johnson"),
        ("It was hit, said the mayor of Kyiv, Vitali Klitschko.", "Vitali Klitschko"),
        ("It was hit, said the mayor of Kyiv, a former boxer.", "the mayor of Kyiv"),
        ("“No,” said EU foreign policy chief Kaja Kallas.", "EU foreign policy chief Kaja Kallas"),
        ("„We won,“ said Olaf Scholz.", "Olaf Scholz"),
    ],
)
def test_of_an_apposition_the_person_speaks(text: str, expected: str) -> None:
    assert [source.text for source in found(text)] == [expected]


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
        "Nobody said so.",
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
        ("'It is over,' said Boris Johnson.", True),
        ("``It is over,'' said Boris Johnson.", True),
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
     "and", "replied", "\x1b", "\u202e", "😀", "\u2028", "at the",
     "(ANC)", "called", "with knowledge of", "the firm's", "that", "on X", "estimated"]
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
        "(a) said ",
        "called a ",
        "warned in a that ",
        "of the firm's said ",
        "close to of the said ",
    ],
)
def test_the_time_grows_no_faster_than_the_text(piece: str) -> None:
    def taken(size: int) -> float:
        text = piece * (size // len(piece))
        entities, cues, _ = reading(text, None, gazetteer())
        whole = sentences(text)
        return seconds(lambda: sources(text, entities, cues, whole))

    assert taken(200_000) < 10 * taken(50_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Li, head of the World Health Organization (WHO), said 80 people, 12 of them nurses, fell ill.", "Ann Li"),
        ("The World Bank (WB), founded in 1944, said its Loan Office (LO) would close.", "World Bank"),
        ("Ann Li, who leads the team, said her group, of nine, was safe.", "Ann Li"),
        ("The party's deputy, Ann Li (Greens), said 12 people had left.", "Ann Li"),
        ("The bridge fell, the Xinhua News Agency (XNA) reported Sunday.", "Xinhua News Agency"),
        ("The bridge fell, the World Bank warned.", "World Bank"),
        # Behind what is said stands who says so.
        ("Two fell ill, said Ann Li, head of a clinic.", "Ann Li"),
        ("“It fell,” said 12 people in the hall.", "12 people"),
        ("Iran will vote, said its foreign ministry.", "its foreign ministry"),
    ],
)
def test_who_speaks_stands_before_an_inset_or_behind_what_is_said(text: str, expected: str) -> None:
    assert [source.text for source in found(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("The Union of Italian Journalists said so.", False),
        ("The Committee to Protect Lawyers said so.", False),
        ("UN officials said so.", True),
        ("Iranian Officials said so.", True),
        ("“No,” said a person close to the talks.", True),
    ],
)
def test_bodies_named_after_people_have_a_name(text: str, anonymous: bool) -> None:
    assert [source.anonymous for source in found(text)] == [anonymous]
