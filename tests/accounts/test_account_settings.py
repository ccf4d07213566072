"""Settings of accounts: strict in production, easy on a machine of one's own."""

from tests.site.test_settings import PRODUCTION, read, refusal

NAMES = ("VERIFY_ADDRESSES", "EDITORS_NEED_SECOND_FACTOR", "ACCOUNT_EMAIL_VERIFICATION", "SECRET_KEY_FALLBACKS")


def test_on_a_machine_of_ones_own_nobody_waits_for_a_mail_or_needs_a_second_factor():
    assert list(read(*NAMES).values()) == [False, False, "mandatory", []]


def test_in_production_addresses_are_verified_and_editors_need_a_second_factor():
    found = read(*NAMES, SECRET_KEY_FALLBACKS="one,two", **PRODUCTION)
    assert list(found.values()) == [True, True, "mandatory", ["one", "two"]]


def test_production_lets_editors_in_without_a_second_factor_only_when_it_is_told_to():
    assert not read("EDITORS_NEED_SECOND_FACTOR", EDITORS_NEED_SECOND_FACTOR="false", **PRODUCTION).popitem()[1]


def test_production_does_not_believe_addresses():
    assert "VERIFY_ADDRESSES must be on" in refusal(VERIFY_ADDRESSES="false", **PRODUCTION)
