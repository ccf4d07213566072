"""What a report keeps is enough to judge it again, with the same result."""

import json

import pytest
from hypothesis import given

from assessor.catalogue import Catalogue, RoleTexts, SkillTexts
from assessor.engine.careers import Career
from assessor.engine.gap import assess
from assessor.engine.levels import LEVELS
from assessor.engine.matching import compile_profiles
from assessor.engine.steps import Skills
from assessor.reports.content import compose
from assessor.reports.frozen import profile_of, reported
from tests.engine.strategies import SKILLS, answers, profiles

pytestmark = pytest.mark.django_db

ROLE = RoleTexts(1, "coder", "Coder", "Coding", 2, 1, 1)
NAMES = dict(zip(SKILLS, ("Alpha", "alpha", "Beta", "STRASSE", "straße", "Zeta", "eta", "Theta"), strict=True))
RESULTS = ("match", "verdict", "deciding", "requirements", "strengths")


def catalogue_with(profile) -> Catalogue:
    """A catalogue in which the role asks for this; its skills build on nothing."""
    skills = {
        slug: SkillTexts(n, slug, name, "technical", "Group", "group", {}, {})
        for n, (slug, name) in enumerate(NAMES.items())
    }
    hours = Skills({(slug, level): level for slug in SKILLS for level in LEVELS[1:]})
    found = {ROLE.slug: profile}
    return Catalogue(skills, {ROLE.slug: ROLE}, found, hours, {ROLE.slug: Career(2)}, compile_profiles(found))


def named(profile):
    """The same profile with the names that the catalogue would give its requirements."""
    asked = (
        type(one)(one.skill, one.level, one.weight, one.essential, one.members[1:], NAMES[one.skill])
        for one in profile.requirements
    )
    return type(profile)(tuple(asked), profile.ready_at)


def kept(profile, given_answers) -> dict:
    """The content of a report as it comes back from the database."""
    return json.loads(json.dumps(compose(catalogue_with(profile), ROLE.slug, given_answers)))


@given(profiles().map(named), answers)
def test_what_comes_back_is_what_was_judged(profile, given_answers):
    content = kept(profile, given_answers)
    back = profile_of(content)
    assert set(back.requirements) == set(profile.requirements)
    assert (len(back.requirements), back.ready_at) == (len(profile.requirements), profile.ready_at)
    assert content["answers"] == given_answers


@given(profiles().map(named), answers)
def test_judged_again_a_report_says_the_same(profile, given_answers):
    content = kept(profile, given_answers)
    again = assess(*reported(content))
    assert again == assess(profile, given_answers)
    assert {key: getattr(again.match, key) for key in content["match"]} == content["match"]
    assert (str(again.verdict), list(again.deciding)) == (content["verdict"], content["deciding"])


@given(profiles().map(named), answers)
def test_frozen_again_the_results_are_the_same_to_the_letter(profile, given_answers):
    content = kept(profile, given_answers)
    again = kept(profile_of(content), content["answers"])
    assert {key: again[key] for key in RESULTS} == {key: content[key] for key in RESULTS}
