"""How O*NET's levels and importances become ours."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.exchange.onet_rules import anchor_texts, kind_of, level_of, natural, weight_of

hundredths = st.integers(0, 700).map(lambda number: Decimal(number) / 100)


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("0", 1),
        ("1", 1),
        ("2.09", 1),
        ("2.1", 2),
        ("3.49", 2),
        ("3.5", 3),
        ("4.89", 3),
        ("4.9", 4),
        ("6.29", 4),
        ("6.3", 5),
    ],
)
def test_levels_are_five_sevenths_rounded_a_half_upwards_and_at_least_1(value, level):
    assert level_of(Decimal(value)) == level


@given(hundredths, hundredths)
def test_a_higher_level_never_becomes_a_lower_one(one, other):
    low, high = sorted([one, other])
    assert 1 <= level_of(low) <= level_of(high) <= 5


@pytest.mark.parametrize(
    ("value", "weight"), [("1", 1), ("2.49", 2), ("2.5", 3), ("3.5", 4), ("4.49", 4), ("4.5", 5), ("5", 5)]
)
def test_importance_becomes_the_nearest_weight_a_half_upwards(value, weight):
    assert weight_of(Decimal(value)) == weight


def test_anchors_stand_at_the_level_of_their_value_and_two_at_one_level_are_joined():
    anchors = [(Decimal(6), "Prove"), (Decimal(2), "Add"), (Decimal(1), "Count")]
    assert anchor_texts(anchors) == {"1": "Count; Add", "4": "Prove"}


@pytest.mark.parametrize(
    ("element", "kind"),
    [("2.A.1.a", "soft"), ("2.A.1.e", "technical"), ("2.A.2.d", "soft"), ("2.B.1.f", "soft"), ("2.C.10", "technical")],
)
def test_the_place_in_the_content_model_tells_technical_from_soft(element, kind):
    assert kind_of(element) == kind


def test_elements_are_ordered_by_their_numbers():
    assert sorted(["2.C.10", "2.C.9.b", "2.C.9.a", "2.A"], key=natural) == ["2.A", "2.C.9.a", "2.C.9.b", "2.C.10"]
