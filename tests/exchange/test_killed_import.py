"""An import that is killed at any moment is applied or not, never half, and can be run again."""

import os

from tests.own_database import printed_by

KILLS = "100" if os.environ.get("HYPOTHESIS_PROFILE") == "prove" else "5"


def test_a_killed_import_is_applied_or_not_and_never_half(tmp_path, monkeypatch):
    monkeypatch.setenv("KILLS", KILLS)
    found = printed_by("tests.exchange.killed", tmp_path)
    before, whole = found["before"], found["whole"]
    assert whole["roles_requirement"] == whole["roles_historicalrequirement"] == 40 * 30
    for trial in found["trials"]:
        assert trial["after"] in (before, whole)
        assert trial["again"] == whole
        assert trial["nothing_left"]
    assert any(trial["killed"] and trial["after"] == before for trial in found["trials"])
