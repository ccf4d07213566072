"""Which questions a self-assessment asks, on which pages, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assessor.catalogue import Catalogue, SkillTexts
from assessor.engine.gap import Profile
from assessor.engine.levels import Answer
from assessor.engine.question_order import choice_sets, undecided_weight
from assessor.engine.ways import skills_to_ask

FIRST, AGAIN = "~first", "~again"  # the pages that are not a skill group; no slug has such a name
ON_THE_FIRST_PAGE = 8  # cards: about two minutes, with every essential of the built-in roles among them
ON_A_PAGE_TO_CONFIRM = 10


@dataclass(frozen=True)
class Question:
    """A skill to rate. `for_later` is a skill that others of the role build on; `for_others` one of other roles."""

    skill: SkillTexts
    for_later: bool = False
    for_others: bool = False


@dataclass
class QuestionPage:
    """One page of questions: those that decide most, or those of one skill group. Alternatives share a card."""

    slug: str
    name: str
    cards: list[list[Question]] = field(default_factory=list)
    answered: int = 0
    href: str = ""

    @property
    def questions(self) -> list[Question]:
        return [question for card in self.cards for question in card]

    @property
    def is_first(self) -> bool:
        return self.slug == FIRST

    @property
    def is_again(self) -> bool:
        return self.slug == AGAIN

    @property
    def left(self) -> int:
        return len(self.questions) - self.answered


def question_pages(
    catalogue: Catalogue, role: str, answers: Mapping[str, Answer], *, everything: bool = False
) -> list[QuestionPage]:
    """The pages for a published role (its slug): the decisive questions, then the skill groups with what else the role
    needs; with `everything` also all other skills of the catalogue.

    The groups that leave most weight undecided as long as nothing is answered come first: the order stays the
    same while somebody answers, and what is answered already is passed over by `next_page`.
    """
    profile = catalogue.profiles[role]
    first, *groups = _pages(catalogue, profile, everything)
    for page in (first, *groups):
        page.answered = sum(question.skill.slug in answers for question in page.questions)
    groups.sort(key=lambda page: -undecided_weight(profile, {}, [q.skill.slug for q in page.questions]))
    return [first, *groups]


def _pages(catalogue: Catalogue, profile: Profile, everything: bool) -> list[QuestionPage]:
    """The pages with their questions, groups in catalogue order."""
    cards = choice_sets(profile)
    rated = {slug for card in cards for slug in card}
    asked = set(skills_to_ask(profile, catalogue.steps))
    first = QuestionPage(FIRST, "What decides most")
    first.cards = [_card(catalogue, card) for card in cards[:ON_THE_FIRST_PAGE]]
    rest = [_card(catalogue, card) for card in cards[ON_THE_FIRST_PAGE:]]
    rest += [[Question(s, for_later=True)] for slug, s in catalogue.skills.items() if slug in asked - rated]
    if everything:
        rest += [[Question(s, for_others=True)] for slug, s in catalogue.skills.items() if slug not in asked]
    groups = {skill.group_slug: QuestionPage(skill.group_slug, skill.group) for skill in catalogue.skills.values()}
    for card in rest:
        groups[card[0].skill.group_slug].cards.append(card)
    return [first, *(page for page in groups.values() if page.cards)]


def _card(catalogue: Catalogue, slugs: Iterable[str]) -> list[Question]:
    return [Question(catalogue.skills[slug]) for slug in slugs]


def page_to_confirm(pages: Iterable[QuestionPage], stale: set[str]) -> QuestionPage | None:
    """A page with the first questions whose answers are so old that they are asked again, if there are any."""
    old = [[question] for page in pages for question in page.questions if question.skill.slug in stale]
    return QuestionPage(AGAIN, "Still true?", old[:ON_A_PAGE_TO_CONFIRM]) if old else None


def next_page(pages: Sequence[QuestionPage], after: str = "") -> QuestionPage | None:
    """The page to go on with: the first with open questions, of those that come after the one just filled in.

    None at the end, also when something was left open before: nobody is led round in circles.
    """
    slugs = [page.slug for page in pages]
    start = slugs.index(after) + 1 if after in slugs else 0
    return next((page for page in pages[start:] if page.left), None)
