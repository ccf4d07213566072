"""What hypothesis draws: few skills and short names, so that ties, overlaps and repeated skills are common."""

from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, NOT_SURE
from assessor.engine.steps import Skills

SKILLS = tuple("abcdefgh")
NAMES = ("", "Alpha", "alpha", "Beta", "STRASSE", "straße")  # some are the same when casefolded

levels = st.sampled_from(LEVELS)
known_answers = st.fixed_dictionaries(dict.fromkeys(SKILLS, levels))
answers_without_not_applicable = st.dictionaries(st.sampled_from(SKILLS), levels | st.just(NOT_SURE))
answers = st.dictionaries(st.sampled_from(SKILLS), levels | st.sampled_from([NOT_SURE, NOT_APPLICABLE]))


@st.composite
def requirements(draw, skill, alternatives=True):
    others = st.sampled_from([other for other in SKILLS if other != skill])
    return Requirement(
        skill,
        draw(st.integers(1, 5)),
        draw(st.integers(1, 5)),
        draw(st.booleans()),
        tuple(draw(st.lists(others, unique=True, max_size=2))) if alternatives and draw(st.booleans()) else (),
        draw(st.sampled_from(NAMES)),
    )


@st.composite
def profiles(draw, min_size=0, max_size=6, alternatives=True):
    asked = draw(st.lists(st.sampled_from(SKILLS), unique=True, min_size=min_size, max_size=max_size))
    listed = tuple(draw(requirements(skill, alternatives)) for skill in asked)
    return Profile(listed, draw(st.sampled_from([1, 50, 60, 80, 85, 100]) | st.integers(1, 100)))


def catalogues(max_size=5):
    """Profiles by role."""
    return st.dictionaries(
        st.sampled_from(["admin", "baker", "clerk", "diver", "envoy"]), profiles(), max_size=max_size
    )


@st.composite
def skills(draw):
    """Hours, and prerequisites without a circle: a skill only needs skills that come before it in some order."""
    order = draw(st.permutations(SKILLS))
    steps = [(skill, level) for skill in SKILLS for level in LEVELS[1:]]
    hours = {step: draw(st.integers(1, 6)) for step in steps}
    needs = {}
    for _ in range(draw(st.integers(0, 8))):
        first, second = sorted(draw(st.lists(st.integers(0, 7), min_size=2, max_size=2, unique=True)))
        step = (order[second], draw(st.integers(1, 5)))
        needed = (order[first], draw(st.integers(1, 5)))
        needs[step] = tuple(dict.fromkeys((*needs.get(step, ()), needed)))
    return Skills(hours, needs)


@st.composite
def completions(draw, given, not_applicable=False):
    """The same answers with everything that was not known now known."""
    found = levels | st.just(NOT_APPLICABLE) if not_applicable else levels
    unknown = [skill for skill in SKILLS if given.get(skill, NOT_SURE) == NOT_SURE]
    return {**given, **{skill: draw(found) for skill in unknown}}
