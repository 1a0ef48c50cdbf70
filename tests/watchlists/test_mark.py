import time
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Entity
from streams.language import recognise
from streams.rules import Document
from streams.watchlists.mark import MAX_ENTRIES
from streams.watchlists.watchlists import Watchlists
from streams.watchlists.ways import LOCATION, MILITARY_PLATFORM, ORGANISATION, PARTY, PERSON
from tests.watchlists.conftest import Compile, gazetteer, marked, told

LISTED = (
    ("kim", PERSON, "Kim Jong Un"),
    ("sobolev", PERSON, "Viktor Petrovich Sobolev", "Соболев Виктор Петрович", "Vityok"),
    ("muller", PERSON, "Jürgen Müller"),
    ("hassan", PERSON, "Karim al-Hassan Nouri"),
    ("acme", ORGANISATION, "Acme Trading Co., Ltd."),
    ("romashka", ORGANISATION, "PJSC Romashka"),
    ("shell", ORGANISATION, "Target plc"),
    ("vos", ORGANISATION, "Vos & Partners Inc"),
    ("global", ORGANISATION, "Global Trade Bank"),
    ("north", LOCATION, "Kursk"),
    ("hope", MILITARY_PLATFORM, "Hope"),
    ("orlova", PARTY, "Daria Orlova"),
    ("washington", PERSON, "Washington"),
)


def recognised(headline: str) -> list[dict[str, Any]]:
    return recognise(headline, None, gazetteer())


@pytest.fixture
def watched(lists: Compile) -> Watchlists:
    return lists(*LISTED)


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("The US imposed sanctions on Zorbank on Tuesday.", "Zorbank", "zorbank"),
        ("The telecoms firm Huaxin was fined.", "Huaxin", "huaxin"),
        ("Executives of Zorbank and Huaxin were charged.", "Huaxin", "huaxin"),
        ("The MV Blue Heron was boarded off Yemen.", "MV Blue Heron", "heron"),
        ("Oil tanker M/V Blue Heron was seized by Iran.", "M/V Blue Heron", "heron"),
        ("The tanker Blue Heron was seized by Iran.", "Blue Heron", "heron"),
        ("We met Viktor P. Sobolev.", "Viktor P. Sobolev", "sobolev"),
    ],
)
def test_what_the_tagger_guessed_does_not_hide_a_listed_name(lists: Compile, text: str, words: str, id_: str) -> None:
    watched = lists(
        ("zorbank", ORGANISATION, "Zorbank"), ("huaxin", PARTY, "Huaxin"),
        ("heron", MILITARY_PLATFORM, "MV Blue Heron"),
        ("sobolev", PERSON, "Viktor Petrovich Sobolev"),
    )  # fmt: skip
    assert [entry[0] for entry in told(watched, text)[words]] == [id_]


def test_a_stroke_is_an_accent(lists: Compile) -> None:
    watched = lists(("l", PERSON, "Łukasz Đorđe Nowak"), ("o", PERSON, "Søren Holm"))
    assert told(watched, "We met Lukasz Dorde Nowak.")["Lukasz Dorde Nowak"] == [("l", 0.97, ["accents"])]
    assert told(watched, "We met Soren Holm.")["Soren Holm"] == [("o", 0.97, ["accents"])]


@pytest.mark.parametrize(
    "text",
    ["He flew to Paris on Tuesday.", "Henry Ford died. Ford was old.", "Mr Ford said he would go.", "The French left."],
)
def test_what_is_known_for_something_else_is_no_single_listed_word(lists: Compile, text: str) -> None:
    watched = lists(("p", ORGANISATION, "Paris"), ("f", ORGANISATION, "Ford"), ("fr", ORGANISATION, "French"))
    assert told(watched, text) == {}


@pytest.mark.parametrize(
    ("text", "words", "id_", "score", "why"),
    [
        ("He met Kim Jong Un on Monday.", "Kim Jong Un", "kim", 1.0, ["exact"]),
        ("Leader Kim Jong-un said so.", "Kim Jong-un", "kim", 1.0, ["exact"]),
        ("Kim Jong Un's sister spoke.", "Kim Jong Un", "kim", 1.0, ["exact"]),
        ("KIM JONG UN MEETS WITH OTHERS IN PYONGYANG", "KIM JONG UN", "kim", 1.0, ["exact"]),
        ("they say kim jong un will not come", "kim jong un", "kim", 0.9, ["lower case"]),
        ("Reporters met Jong Un Kim on Monday.", "Jong Un Kim", "kim", 0.9, ["other order"]),
        ("Mr. Viktor Sobolev, 61, denied it.", "Viktor Sobolev", "sobolev", 0.9, ["without middle name"]),
        ("On the list: Sobolev, Viktor.", "Sobolev, Viktor", "sobolev", 0.81, ["other order", "without middle name"]),
        ("Об этом сказал Соболев Виктор Петрович вчера.", "Соболев Виктор Петрович", "sobolev", 0.95, ["alias"]),
        ("We saw Vityok, who is 40, there.", "Vityok", "sobolev", 0.76, ["alias", "one word"]),
        ("They hired Jurgen Muller in May.", "Jurgen Muller", "muller", 0.97, ["accents"]),
        ("They hired Juergen Mueller in May.", "Juergen Mueller", "muller", 0.85, ["other spelling"]),
        ("The envoy, Karim Hassan Nouri, left.", "Karim Hassan Nouri", "hassan", 0.9, ["without article"]),
        ("The envoy, Karim Al Hassan Nuri, left.", "Karim Al Hassan Nuri", "hassan", 0.85, ["other spelling"]),
        ("Shares of Acme Trading Co. Ltd. fell.", "Acme Trading Co. Ltd", "acme", 1.0, ["exact"]),
        ("Shares of Acme Trading Limited fell.", "Acme Trading Limited", "acme", 1.0, ["exact"]),
        ("Shares of Acme Trading fell.", "Acme Trading", "acme", 0.95, ["without legal form"]),
        ("Shares of Acme Trading GmbH fell.", "Acme Trading GmbH", "acme", 0.8, ["other legal form"]),
        ("A unit of PJSC Romashka burned.", "PJSC Romashka", "romashka", 1.0, ["exact"]),
        ("Завод ПАО Ромашка горел.", "ПАО Ромашка", "romashka", 0.85, ["other spelling"]),
        ("Then Target plc sold its shops.", "Target plc", "shell", 1.0, ["exact"]),
        ("The firm of Vos and Partners closed.", "Vos and Partners", "vos", 0.95, ["without legal form"]),
        ("Global Trade Bank Ltd said so.", "Global Trade Bank Ltd", "global", 0.95, ["with legal form"]),
        ("Guns were heard near Kursk.", "Kursk", "north", 1.0, ["exact"]),
        ("The tanker Hope ran aground.", "Hope", "hope", 1.0, ["exact"]),
        ("A lawyer, Daria Orlova, was seen.", "Daria Orlova", "orlova", 1.0, ["exact"]),
    ],
)
def test_a_mention_is_told_with_its_score_and_why(
    watched: Watchlists, text: str, words: str, id_: str, score: float, why: list[str]
) -> None:
    found = [each for said, entries in told(watched, text).items() if said.endswith(words) for each in entries]
    assert found == [(id_, score, why)]


@pytest.mark.parametrize(
    "text",
    [
        "Students of Kim Jong Un University protested.",
        "She works at the Kim Jong Un Foundation for Peace.",
        "A sign on Kim Jong Un Street fell.",
        "The Kim Jong Un Trading Company Ltd was fined.",
        "KIM JONG UN UNIVERSITY STUDENTS PROTEST AGAIN TODAY",
        "Kim. Jong Un was not there.",
        "We saw Kim; Jong Un came later.",
        "The Kim Jong Union met.",
        "Shares of Acme Trading House rose.",
        "Officials of the Northern Acme Trading met.",
        "Romashka Invest denied it.",
        "A global trade bank would help.",
        "Target groups differ. The target moved.",
        "There is hope. Hope dies last.",
        "They flew to Washington on Monday.",
        "The Kursk Bank Ltd was fined.",
    ],
)
def test_what_is_a_part_of_something_else_or_a_mere_word_is_not(watched: Watchlists, text: str) -> None:
    assert told(watched, text) == {}


def test_an_entity_of_the_taggers_stays_as_it_was_and_others_are_not_touched(watched: Watchlists) -> None:
    text = "In Moscow, President Viktor Sobolev met 40 officers of the Russian Navy."
    before = recognise(text, None, gazetteer())
    after = marked(watched, text)
    assert [{key: entity[key] for key in entity if key != "watchlists"} for entity in after] == before
    assert [entity["text"] for entity in after if "watchlists" in entity][-1].endswith("Viktor Sobolev")


def test_a_name_that_the_tagger_does_not_see_becomes_an_entity_of_the_lists_type(watched: Watchlists) -> None:
    text = "they say kim jong un will not come"
    (entity,) = marked(watched, text)
    assert Entity.model_validate(entity).watchlists is not None
    assert (entity["type"], entity["id"], entity["start"], entity["end"]) == ("PERSON", "person:kim-jong-un", 9, 20)


def test_of_names_within_each_other_the_longest_is_taken(lists: Compile) -> None:
    both = lists(("1", PERSON, "Viktor Orlov"), ("2", ORGANISATION, "Viktor Orlov University"))
    assert told(both, "He left Viktor Orlov University early.") == {"Viktor Orlov University": [("2", 1.0, ["exact"])]}


def test_an_entry_is_told_once_as_its_best_name_has_it_and_the_best_entry_first(lists: Compile) -> None:
    some = lists(("a", PERSON, "Ana Orlova", "Anna Orlova"), ("b", PERSON, "Anna Orlova"))
    assert told(some, "He met Anna Orlova there.") == {"Anna Orlova": [("b", 1.0, ["exact"]), ("a", 0.95, ["alias"])]}


def test_no_more_entries_are_told_than_anybody_reads(lists: Compile) -> None:
    many = lists(*((f"{number:03}", PERSON, "Anna Orlova") for number in range(50)))
    (entries,) = told(many, "He met Anna Orlova there.").values()
    assert [id_ for id_, _, _ in entries] == [f"{number:03}" for number in range(MAX_ENTRIES)]


@pytest.mark.parametrize(
    ("headline", "words", "id_"),
    [
        ("Kim Jong Un Meets Envoys in Pyongyang", "Kim Jong Un", "kim"),
        ("Fire at plant of Acme Trading", "Acme Trading", "acme"),
        ("VIKTOR SOBOLEV HELD", "VIKTOR SOBOLEV", "sobolev"),
        ("Tanker Hope adrift", "Hope", "hope"),
    ],
)
def test_a_name_in_the_headline_alone_is_found(watched: Watchlists, headline: str, words: str, id_: str) -> None:
    document = Document(headline, "Nobody was hurt.", [])
    assert watched.marked(document) == []
    (entity,) = watched.in_headline(document, recognised)
    Entity.model_validate(entity)
    assert entity["field"] == "headline"
    assert headline[entity["start"] : entity["end"]] == entity["text"] == words
    assert entity["watchlists"][0]["id"] == id_


@pytest.mark.parametrize("headline", [None, "", "Kim Jong Un University reopens", "Hope dies last"])
def test_what_is_somebody_else_is_not_found_in_the_headline_either(watched: Watchlists, headline: str | None) -> None:
    assert watched.in_headline(Document(headline, "Kim Jong Un spoke.", []), recognised) == []


def test_headline_and_text_are_no_one_text(watched: Watchlists) -> None:
    document = Document("He met Kim Jong", "Un mot.", [])
    assert watched.in_headline(document, recognised) == [] == watched.marked(document)


def test_a_headline_without_listed_words_is_not_read(watched: Watchlists) -> None:
    def never(headline: str) -> list[dict[str, Any]]:
        raise AssertionError(headline)

    assert watched.in_headline(Document("Rain in the north", "Kim Jong Un spoke.", []), never) == []


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("They met 王小明 there.", "王小明", "wang"),
        ("They met 王小明、李 and others.", "王小明", "wang"),
        ("They met 박서준, who is 40.", "박서준", "bak"),
        ("Shares in Kelvara fell.", "Kelvara", "kelvara"),
        ("Shares in The Kelvara fell.", "The Kelvara", "kelvara"),
        ("The Economist said so.", "The Economist", "paper"),
    ],
)
def test_short_names_of_signs_and_companies_without_their_article(
    lists: Compile, text: str, words: str, id_: str
) -> None:
    watched = lists(
        ("wang", PERSON, "王小明"), ("bak", PERSON, "박서준"), ("li", PERSON, "李"),
        ("kelvara", ORGANISATION, "The Kelvara Corporation"), ("paper", ORGANISATION, "The Economist Ltd"),
    )  # fmt: skip
    assert [(said, entries[0][0]) for said, entries in told(watched, text).items()] == [(words, id_)]


@pytest.mark.parametrize(
    "text", ["They met 李 there.", "They met 王小明先生 there.", "An economist said so. Economist Ida Moss said so."]
)
def test_one_sign_and_a_word_of_the_language_are_no_names(lists: Compile, text: str) -> None:
    watched = lists(("wang", PERSON, "王小明"), ("li", PERSON, "李"), ("paper", ORGANISATION, "The Economist Ltd"))
    assert told(watched, text) == {}


@cache
def all_of_them() -> Watchlists:
    import tempfile
    from pathlib import Path

    from streams.watchlists.build import build
    from streams.watchlists.store import read
    from tests.watchlists.conftest import entry

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "all.watchlist"
        build(file, map(entry, LISTED), gazetteer().words.common, {})
        return Watchlists([read(file)], gazetteer().words)


OTHERS = (
    *("President", "the", "of", "University", "Ltd", "in", "Monday", "5,000", "troops", "Russian", "Navy", "KIM", "'s"),
    *(".", ",", "-", "&", "\n", "“", "é", "İ", "𝔘", "ß", "vessel", "and", "1", "June"),
)
WORDS = st.sampled_from([*(word for _, _, *names in LISTED for name in names for word in name.split()), *OTHERS])
NAMES = {"PERSON", "ORGANISATION", "LOCATION", "NATIONALITY"}


@given(st.text(max_size=120) | st.lists(WORDS, max_size=30).map(" ".join) | st.lists(WORDS, max_size=20).map("".join))
def test_any_text_gives_entities_in_order_that_keep_the_contract(text: str) -> None:
    entities = marked(all_of_them(), text)
    assert entities == sorted(entities, key=lambda entity: (entity["start"], -entity["end"]))
    for number, entity in enumerate(entities):
        Entity.model_validate(entity)
        assert text[entity["start"] : entity["end"]] == entity["text"] != ""
        for other in entities[number + 1 :]:
            apart = other["start"] >= entity["end"]
            within = other["end"] <= entity["end"] and {entity["type"], other["type"]} <= NAMES
            assert apart or within, (entity, other)


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from([names[0] for _, kind, *names in LISTED]))
def test_words_that_are_no_listed_name_add_nothing(before: str, after: str, name: str) -> None:
    text = f"{before} {name[:-2]} {after}"
    for entity in marked(all_of_them(), text):
        for entry in entity.get("watchlists", ()):
            assert entry["why"]
            assert 0 < entry["score"] <= 1


@pytest.mark.parametrize(
    "piece",
    [
        *("Kim Jong Un ", "Kim ", "Kim Jong ", "kim-", "KIM JONG UN\n", "Kim Jong Un University ", "Acme Trading Ltd "),
        *("Ltd ", "Hope ", "tanker Hope ", "a", "'s ", ", ", "Sobolev, Viktor ", "of Kim Jong Un & ", "1,"),
    ],
)
def test_a_very_long_line_takes_time_in_proportion(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        document = Document(None, text, recognise(text, None, gazetteer()))
        taken = []
        for _ in range(3):  # a collection of garbage may fall into one
            started = time.process_time()
            all_of_them().marked(document)
            taken.append(time.process_time() - started)
        return min(taken)

    seconds(2_000)
    assert seconds(80_000) < 40 * max(seconds(10_000), 0.005)


def test_of_very_many_mentions_the_first_are_told(watched: Watchlists) -> None:
    few = Watchlists(watched.stores, watched.lists, most=3)
    text = "Then came Daria Orlova there. " * 9
    found = [entity["start"] for entity in marked(few, text) if "watchlists" in entity]
    assert found == [10, 40, 70]
