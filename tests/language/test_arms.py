import pytest

from streams.language import recognise
from tests.support.marked import gazetteer


def found(text: str) -> list[tuple[str, str]]:
    arms = ("WEAPON", "MILITARY_PLATFORM")
    return [(e["text"], e["id"]) for e in recognise(text, None, gazetteer()) if e["type"] in arms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six F-16Vs and an F-35A took off.", [("F-16Vs", "platform:f-16"), ("F-35A", "platform:f-35")]),
        ("It flew a KJ-500 and J-16s.", [("KJ-500", "platform:kj-500"), ("J-16s", "platform:j-16")]),
        ("An Iskander-M was fired.", [("Iskander-M", "weapon:iskander")]),
        ("He had an AR-15-style rifle.", [("AR-15", "weapon:ar-15"), ("rifle", "weapon:rifle")]),
        ("Ukraine shot down 40 Shahed drones.", [("Shahed drones", "platform:shahed-136")]),
        ("They fired rocket-propelled grenades and RPGs.",
         [("rocket-propelled grenades", "weapon:rocket-propelled-grenade"),
          ("RPGs", "weapon:rocket-propelled-grenade")]),
        ("A guided-missile destroyer left.", [("guided-missile destroyer", "platform:destroyer")]),
        ("U.S. Abrams tanks came.", [("Abrams", "platform:abrams"), ("tanks", "platform:tank")]),
        ("Ten Bradley Fighting Vehicles came.", [("Bradley", "platform:bradley")]),
        ("Two Typhoon jets took off.", [("Typhoon", "platform:typhoon")]),
        ("Missiles hit Kyiv. Tanks rolled in.", [("Missiles", "weapon:missile"), ("Tanks", "platform:tank")]),
    ],
)  # fmt: skip
def test_arms(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two think tanks agreed.",
        "A fuel tank and a water tank burst.",
        "Suicide bombers struck, a car bomber too.",
        "She belongs to the National Rifle Association.",
        "Tickets for the Houston Rockets are gone.",
        "She is no rocket scientist.",
        "Bradley Cooper met Stacey Abrams.",
        "Gen. Abrams and Mr Bradley met.",
        "Typhoon Hagupit struck Manila.",
        "He served in the Strategic Missile Forces.",
    ],
)
def test_what_is_no_arms(text: str) -> None:
    assert found(text) == []
