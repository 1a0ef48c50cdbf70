import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.language.blanks import unbroken

WRAPPED = (
    "Officials of the region said on Tuesday that the Democratic\n"
    "Republic of Congo had received a loan of some five thousand\n"
    "dollars from donors, which were meeting in Papua New\n"
    "Guinea.\n"
    "\n"
    "It was the first of them."
)


def test_hard_wrapped_lines_are_joined_and_paragraphs_stay_apart() -> None:
    first, gap, last = unbroken(WRAPPED).split("\n")
    assert "Democratic Republic of Congo" in first
    assert "Papua New Guinea." in first
    assert (gap, last) == ("", "It was the first of them.")


@pytest.mark.parametrize(
    "text",
    [
        "North Korea to send thousands of workers to Kursk\nSEOUL, June 18 (Yonhap) -- It will send them.\nNo more.",
        "The first paragraph of this story ends with a full stop.\nThe second one goes on.\nThe third is the last.",
        "Reuters\nAP\nAFP\nXinhua",
        "",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert unbroken(text) == text


def test_a_blank_that_holds_words_together_is_one() -> None:
    assert unbroken("North\xa0Korea") == "North Korea"


@given(st.text(st.sampled_from("aB \n\xa0.,-é"), max_size=400))
def test_offsets_stay(text: str) -> None:
    same = unbroken(text)
    assert len(same) == len(text)
    assert all(
        one == other or (one, other) in (("\n", " "), ("\xa0", " ")) for one, other in zip(text, same, strict=True)
    )
