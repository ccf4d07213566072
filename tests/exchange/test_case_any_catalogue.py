"""Whatever skills need and roles ask for, a package carries it."""

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.documents import load_document, requirement, role, skill, small
from tests.exchange.test_case_round_trip import carried, empty, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return tmp_path / "package.json"


SLUGS = st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=6, unique=True)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@st.composite
def catalogues(draw) -> dict:
    """Small documents: skills that need earlier ones, roles that ask for some of them."""
    slugs = draw(SLUGS)
    levels = st.integers(1, 5)
    skills = []
    for number, slug in enumerate(slugs):
        needs = draw(st.lists(st.tuples(levels, st.sampled_from(slugs[:number]), levels), max_size=3)) if number else []
        unique = {(level, other): needed for level, other, needed in needs}
        before = [
            {"level": level, "skill": other, "needs": needed} for (level, other), needed in sorted(unique.items())
        ]
        kind = draw(st.sampled_from(["technical", "soft"]))
        skills.append(skill(slug, kind=kind, description=draw(WORDS), prerequisites=before))
    profiles = draw(st.lists(st.lists(st.sampled_from(slugs), min_size=1, unique=True), max_size=3))
    roles = []
    for number, named in enumerate(profiles):
        asked = [requirement(one, draw(levels), draw(levels), essential=draw(st.booleans())) for one in named]
        if len(asked) > 1:
            asked[0]["alternatives"] = [asked.pop()["skill"]]
        steps = [{"to": f"role-{other}", "kind": "move"} for other in range(len(profiles)) if other < number]
        roles.append(role(f"role-{number}", *asked, summary=draw(WORDS), steps=steps))
    return small() | {"skills": skills, "roles": roles, "resources": []}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings.default.max_examples // 4)
@given(raw=catalogues())
def test_any_small_catalogue_comes_back(raw, file):
    empty()
    load_document(raw)
    before = carried()
    call_command("export_case", output=file)
    empty()
    said("import_case", file)
    assert carried() == before
