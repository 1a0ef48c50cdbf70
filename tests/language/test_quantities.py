import pytest

from tests.support.measured import entities, only


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("They sent 6,000 personnel.", "6,000 personnel", 6000, "personnel"),
        ("with 1,000 combat engineers on board", "1,000 combat engineers", 1000, "combat engineers"),
        ("a dozen villages burnt", "a dozen villages", 12, "villages"),
        ("half a million refugees crossed", "half a million refugees", 500_000, "refugees"),
        ("a half-million voters", "a half-million voters", 500_000, "voters"),
        ("one and a half million homes", "one and a half million homes", 1_500_000, "homes"),
        ("thirty-two people died", "thirty-two people", 32, "people"),
        ("a hundred and fifty thousand men", "a hundred and fifty thousand men", 150_000, "men"),
        ("1.2m people fled", "1.2m people", 1_200_000, "people"),
        ("five supply routes were cut", "five supply routes", 5, "supply routes"),
        ("six oil refinement stills", "six oil refinement stills", 6, "oil refinement stills"),
        ("three weapons caches", "three weapons caches", 3, "weapons caches"),
        ("20 more people drowned", "20 more people", 20, "people"),
        ("17 women's rights activists", "17 women's rights activists", 17, "women's rights activists"),
        ("20\npeople", "20\npeople", 20, "people"),
        ("one checkpoint was hit", "one checkpoint", 1, "checkpoint"),
        ("a 6,000-strong force", "6,000-strong", 6000, None),
        ("killing 32 and no more", "32", 32, None),
        ("eight were wounded", "eight", 8, None),
        ("20 of them", "20", 20, None),
        ("300 of the soldiers left", "300", 300, "soldiers"),
    ],
)
def test_what_is_counted(text: str, words: str, value: float, unit: str | None) -> None:
    found = only(text, "QUANTITY")
    assert (found["text"], found["value"], found.get("unit"), found["precision"]) == (words, value, unit, "exact")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("rose 5.2 percent", 5.2, "%"),
        ("rose 5.2 per cent", 5.2, "%"),
        ("rose 5%", 5, "%"),
        ("rose 5 %", 5, "%"),
        ("rose by 3 percentage points", 3, "percentage points"),
        ("cut by 25 basis points", 25, "basis points"),
        ("500 km of road", 500, "km"),
        ("a 500-mile range", 500, "mile"),
        ("some way, 40km, from here", 40, "km"),
        ("18,000 square kilometres", 18_000, "square kilometres"),
        ("200 sq km", 200, "sq km"),
        ("20 tonnes of grain", 20, "tonnes"),
        ("300,000 barrels per day", 300_000, "barrels per day"),
        ("20 degrees Celsius", 20, "degrees Celsius"),
        ("minus 20 degrees", -20, "degrees"),
        ("gusts of 90 km/h", 90, "km/h"),
        ("500 pounds of explosives", 500, "pounds"),
    ],
)
def test_what_is_measured(text: str, value: float, unit: str) -> None:
    found = only(text, "QUANTITY")
    assert (found["value"], found["unit"]) == (value, unit)


def test_between_number_and_noun_a_name_keeps_its_own_mention() -> None:
    found = only("300 Russian soldiers left", "QUANTITY")
    assert (found["text"], found["unit"]) == ("300", "soldiers")
    assert [e["id"] for e in entities("300 Russian soldiers left", "NATIONALITY")] == ["country:RUS"]


@pytest.mark.parametrize(
    "text",
    [
        "They won 3-1.",
        "under Resolution 1718",
        "under Resolutions 2254 and 2118",
        "at 7:30 on the 4th floor",
        "call 0800 123456 or 847-6592",
        "an F-16 and a T-72",
        "the Group of Seven",
        "Exercise Eager Lion 16 will begin",
        "enter passcode 3080897",
        "the Boeing 737 landed",
        "my number one priority",
        "one of the men",
        "the last one broke down",
        "fighters as young as 10",
        "fighters aged 16",
        "test scores fell",
        "version 10.5.3 of it",
        "192.168.0.1",
        "9" * 500,
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert entities(text, "QUANTITY") == []


def test_ids_are_the_same_for_the_same() -> None:
    once, again = entities("6,000 personnel, or six thousand personnel", "QUANTITY")
    assert once["id"] == again["id"] == "quantity:6000-personnel"
    assert only("10-15 vans", "QUANTITY")["id"] == "quantity:10-15-vans"
    assert only("5%", "QUANTITY")["id"] == "quantity:5-percent"


@pytest.mark.parametrize("noun", ["officers", "officials", "offices", "offenders"])
def test_what_begins_like_of_is_counted(noun: str) -> None:
    found = only(f"In the clash 3 {noun} were named.", "QUANTITY")
    assert (found["value"], found["unit"]) == (3, noun)


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("burnt 400 km² of it", "400 km²", "km²"),
        ("burnt 400 km2 of it", "400 km2", "km2"),
        ("burnt 400km² of it", "400km²", "km²"),
        ("held 60 m³ of gas", "60 m³", "m³"),
        ("some 40 sq. km of it", "40 sq. km", "sq. km"),
        ("made 20 gigawatt hours of power", "20 gigawatt hours", "gigawatt hours"),
        ("lost 900 man hours", "900 man hours", "man hours"),
        ("is 12 light years away", "12 light years", "light years"),
        ("used 40 kWh a day", "40 kWh a day", "kWh a day"),
        ("at 220 kV now", "220 kV", "kV"),
        ("pumped 3 million b/d", "3 million b/d", "b/d"),
        ("it was 28 Celsius", "28 Celsius", "Celsius"),
        ("held 9,000 TEU", "9,000 TEU", "TEU"),
        ("rose 40bp to it", "40bp", "bp"),
        ("fired 120 mm mortars", "120 mm", "mm"),
        ("held nine barrel makers", "nine barrel makers", "barrel makers"),
        ("a 5.9-magnitude quake", "5.9-magnitude", "magnitude"),
        ("a 340-bed clinic", "340-bed", "bed"),
        ("a nine-member panel", "nine-member", "member"),
        ("at 88.2 to the dollar", "88.2 to the dollar", "to the dollar"),
        ("at 142.10 per dollar", "142.10 per dollar", "per dollar"),
    ],
)
def test_units_that_are_more_than_a_word(text: str, words: str, unit: str) -> None:
    found = only(text, "QUANTITY")
    assert (found["text"], found["unit"]) == (words, unit)


def test_hours_of_work_are_no_length_of_time_but_more_hours_are() -> None:
    assert entities("900 man hours", "TEMPORAL") == []
    assert only("20 more hours", "TEMPORAL")["duration"] == "PT20H"
    assert entities("a one-man show", "QUANTITY") == []


@pytest.mark.parametrize(
    "text",
    [
        "They fired Aster 30 missiles.",
        "Boeing 777 jets were grounded.",
        "All Boeing 737 MAX 8 planes are old.",
        "Fortune 100 firms met.",
        "Windows 10 users complained.",
        "crews of World War 2 bombers",
        "It ran on Sunday over the Nord Stream 2 pipes.",
    ],
)
def test_numbers_of_models_count_nothing(text: str) -> None:
    assert entities(text, "QUANTITY") == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They lost nine Challenger 2 tanks.", "nine", 9),
        ("They lost nine Foobar 236 tanks.", "nine", 9),
        ("In Kharkiv 15 tanks burnt.", "15 tanks", 15),
        ("In Wadi Foobar 15 tanks burnt.", "15 tanks", 15),
        ("They sold Poland 30 tanks.", "30 tanks", 30),
        ("On Monday 15 tanks burnt.", "15 tanks", 15),
        ("Some 15 tanks burnt.", "15 tanks", 15),
    ],
)
def test_a_name_before_or_behind_does_not_hide_a_number(text: str, words: str, value: float) -> None:
    found = only(text, "QUANTITY")
    assert words.startswith(found["text"])
    assert (found["value"], found["unit"]) == (value, "tanks")


def test_whom_someone_leads_by_points_is_no_model() -> None:
    assert only("It put Foobar 3 points ahead.", "QUANTITY")["value"] == 3


@pytest.mark.parametrize(
    ("text", "values", "units"),
    [
        ("four Japanese and one Belgian drowned", [4, 1], ["Japanese", "Belgian"]),
        ("nine French were freed", [9], ["French"]),
        ("wounded six Israelis", [6], ["Israelis"]),
        ("300 German and Dutch troops left", [300], ["troops"]),
        ("six Polish and nine Czech engineers left", [6, 9], ["engineers", "engineers"]),
        ("30 local and foreign reporters left", [30], ["local and foreign reporters"]),
        ("30 full-time and 50 part-time nurses", [30, 50], ["full-time nurses", "part-time nurses"]),
        ("two other Liberal ministers left", [2], ["ministers"]),
        ("nine new EU laws", [9], ["laws"]),
        ("six kidnapped Polish engineers", [6], ["engineers"]),
        ("two 20-year-old men left", [2], ["men"]),
        ("six meeting rooms", [6], ["meeting rooms"]),
        ("six Germans and Polish troops left", [6], ["Germans"]),
        ("killed six yesterday and two nurses", [6, 2], [None, "nurses"]),
        ("killed six Monday and two nurses", [6, 2], [None, "nurses"]),
        ("three British tax-dodging firms", [], []),
        ("two of their last six games", [2, 6], ["games", "games"]),
    ],
)
def test_the_noun_may_stand_apart(text: str, values: list[float], units: list[str | None]) -> None:
    found = entities(text, "QUANTITY")
    assert [one["value"] for one in found] == values
    assert [one.get("unit") for one in found] == units
