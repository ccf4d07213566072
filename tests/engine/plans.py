"""Plans for the map: steps in an order that keeps to their needs, in which skills may wait for each other in turn."""

from hypothesis import strategies as st

from assessor.engine.steps import Skills, Step

NAMES = "abcdefg"


@st.composite
def plans(draw) -> tuple[list[Step], Skills]:
    """Steps in order, each level of a skill after the one below it, and needs that point back to steps before them, to
    levels held already or to skills that are not planned."""
    levels = {skill: draw(st.integers(0, 2)) for skill in NAMES}
    steps = []
    for skill in draw(st.lists(st.sampled_from(NAMES), max_size=20)):
        if levels[skill] < 5:
            levels[skill] += 1
            steps.append((skill, levels[skill]))
    outside = [(skill, 1) for skill in "xyz"]
    needs = {
        step: tuple(draw(st.lists(st.sampled_from([*steps[:number], *outside]), max_size=3)))
        for number, step in enumerate(steps)
        if draw(st.booleans())
    }
    return steps, Skills(dict.fromkeys(steps, 1), needs)


def told(steps: list[Step], skills: Skills) -> set[tuple[Step, Step]]:
    """The needs between steps of a plan that are not of the same skill."""
    return {
        (need, step) for step in steps for need in skills.needs.get(step, ()) if need in steps and need[0] != step[0]
    }


def plan(text: str, **needs: str) -> tuple[list[Step], Skills]:
    """A plan from words: the steps "a1 a2 b1" in order, and for a step what it needs, as in b1="a1 a2"."""
    steps = [_step(word) for word in text.split()]
    found = {_step(step): tuple(_step(word) for word in words.split()) for step, words in needs.items()}
    return steps, Skills(dict.fromkeys(steps, 1), found)


def _step(word: str) -> Step:
    return word[0], int(word[1:])
