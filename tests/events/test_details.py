import pytest


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Nurses in Fiji went on strike.", ["strike"]),
        ("Fiji put its soldiers on alert.", ["troops"]),
        ("Fiji's prime minister resigned.", ["resign"]),
        ("A suicide bomber killed nine people in Fiji.", ["suicide-attack"]),
        ("Fiji imposed a curfew.", ["curfew"]),
        ("Fiji expelled two diplomats.", ["expel"]),
        ("Fiji has agreed to a treaty.", []),
    ],
)
def test_modes_of_the_type(find, text, modes):
    assert set(modes) <= set(find(text)[0]["modes"])
    assert len(find(text)[0]["modes"]) <= 3


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Fiji rejected the result of the election.", "election"),
        ("Fiji signed a treaty on climate change.", "environment"),
        ("Fiji accused a minister of corruption.", "corruption"),
        ("Fiji's army denounced the coup.", "military"),
        ("Fiji granted asylum to a dissident.", "asylum"),
    ],
)
def test_contexts(find, text, context):
    assert context in find(text)[0]["contexts"]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Chad attacked the port.", set()),
        ("Chad did not attack the port.", {"negated"}),
        ("Chad has never attacked the port.", {"negated"}),
        ("Neither Chad nor Niger expelled the envoy.", {"negated"}),
        ("Chad failed to expel the envoy of Niger.", {"negated"}),
        ("Chad refrained from expelling the envoy of Niger.", {"negated"}),
        ("Police in Chad foiled a plot to bomb a synagogue.", {"negated"}),
        ("Two decades ago Chad attacked the port.", {"historical"}),
        ("If Chad attacked the port, Niger expelled its envoy.", set()),
        ("The port was attacked if Chad is right.", set()),
        ("Chad will deploy a brigade in the port.", {"future"}),
        ("Chad might release the sailors.", {"hypothetical"}),
        ("Chad will attack the port.", set()),
        ("Chad refused to leave the port.", set()),
    ],
)
def test_auxiliary_modes_are_told_where_the_type_does_not(find, text, flags):
    event = find(text)[0]
    assert {flag for flag in ("negated", "future", "historical", "hypothetical") if event[flag]} == flags


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Russia, which invaded Ukraine in 2022, fired missiles at Kyiv on Tuesday.", "2024-04-30"),
        ("Libya attacked Chad in 1983, officials said on Tuesday.", "1983"),
        ("Chad said on Tuesday that it had expelled two envoys.", "2024-04-30"),
    ],
)
def test_a_day_wins_over_a_year_unless_it_is_that_of_what_was_said(find, text, date):
    assert find(text, "2024-05-04T00:00:00Z")[0]["date"] == date


def test_a_year_is_historical_when_the_item_is_of_a_later_one(find):
    text = "On 3 May Chad condemned the raid. Libya attacked Chad in 1983."
    told = {event["type"]: event for event in find(text, "2024-05-04T00:00:00Z")}
    assert told["ASSAULT"]["historical"]
    assert told["ASSAULT"]["date"] == "1983"
    assert not told["ACCUSE"]["historical"]


def test_place_date_and_quantities_are_those_of_the_entities(find):
    text = "On 3 May 2024 Russian jets killed 14 people in Aleppo."
    (event,) = find(text)
    assert event["date"] == "2024-05-03"
    assert event["place"] == {"entity": "place:aleppo", "start": 47, "end": 53, "text": "Aleppo"}
    assert [text[start:].split()[0] for start in event["quantities"]] == ["14"]


def test_evidence_is_the_sentence_and_the_words_that_tell(find):
    text = "It rained. Norway called off the talks with Mali on Friday."
    evidence = find(text)[0]["evidence"]
    assert text[evidence["start"] : evidence["end"]] == "Norway called off the talks with Mali on Friday."
    assert evidence["trigger"] == {"start": 18, "end": 28, "text": "called off"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway said that it will send six helicopters to Mali.", "send"),
        ("Norway revealed that Russia will send a total of 6,000 personnel to Mali to assist with rebuilding.", "send"),
        ("Norway promised Mali to take part in talks.", "promised"),
        ("The meeting marked the second visit of the Norwegian minister to Mali.", "visit"),
        ("The bombing of Bamako by Norway was a surprise.", "bombing"),
        ("Peace talks between Norway and Mali in Oslo next week.", "Peace talks"),
    ],
)
def test_the_trigger_is_the_word_that_the_type_comes_from(find, text, trigger):
    assert find(text)[0]["evidence"]["trigger"]["text"] == trigger


def test_aid_without_anyone_to_get_it_is_less_sure(find):
    assert find("Norway donated ten boats.")[0]["score"] < find("Norway donated ten boats to Mali.")[0]["score"]
