"""Which questions a self-assessment asks, on which pages, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched

from assessor.catalogue import Catalogue, SkillTexts
from assessor.engine.gap import Profile
from assessor.engine.levels import Answer
from assessor.engine.question_order import choice_sets, enough_for_all, settled_skills, undecided_weight
from assessor.engine.ways import skills_to_ask

FIRST, AGAIN = "~first", "~again"  # the pages that are not a skill group; no slug has such a name
ON_THE_FIRST_PAGE = 8  # cards: about two minutes, with every essential of the built-in roles among them
ON_A_PAGE_TO_CONFIRM = 10
TOGETHER = 3  # skill groups that have only one card each, on one page


@dataclass(frozen=True)
class Question:
    """A skill to rate. `for_later` is a skill that others of the role build on; `for_others` one of other roles.

    At the level `enough` it makes its alternatives needless; None without alternatives, or when they serve for more.
    """

    skill: SkillTexts
    for_later: bool = False
    for_others: bool = False
    enough: int | None = None


@dataclass
class QuestionPage:
    """One page of questions: those that decide most, or those of a skill group. Alternatives share a card.

    Groups with a single card share a page; it has the slug of the first, and `groups` names them all. `open_skills`
    are those still to be answered, in their order; alternatives that can change nothing any more are not among them.
    """

    slug: str
    name: str
    cards: list[list[Question]] = field(default_factory=list)
    groups: tuple[str, ...] = ()
    answered: int = 0
    open_skills: list[str] = field(default_factory=list)
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
        return len(self.open_skills)

    @property
    def total(self) -> int:
        """How many answers it takes: those given, and those still to be given."""
        return self.answered + self.left

    @property
    def href_to_open(self) -> str:
        """The first question that is still open; of a page not begun yet its top, which says what to do."""
        return f"{self.href}#{self.open_skills[0]}" if self.answered and self.open_skills else self.href


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

    def undecided(page: QuestionPage) -> int:
        return undecided_weight(profile, {}, [question.skill.slug for question in page.questions])

    groups.sort(key=undecided, reverse=True)
    pages = [first, *sorted(_together(groups), key=undecided, reverse=True)]
    settled = settled_skills(profile, answers)
    for page in pages:
        skills = [question.skill.slug for question in page.questions]
        page.answered = sum(skill in answers for skill in skills)
        page.open_skills = [skill for skill in skills if skill not in answers and skill not in settled]
    return pages


def _together(groups: Iterable[QuestionPage]) -> list[QuestionPage]:
    """The groups, those with a single card a few to a page: nobody wants to turn a page for each question."""
    groups = list(groups)
    single = [page for page in groups if len(page.cards) == 1]
    pages = [page for page in groups if len(page.cards) > 1]
    for some in batched(single, TOGETHER, strict=False):
        cards = [page.cards[0] for page in some]
        name = ", ".join(page.name for page in some)
        pages.append(QuestionPage(some[0].slug, name, cards, tuple(page.slug for page in some)))
    return pages


def _pages(catalogue: Catalogue, profile: Profile, everything: bool) -> list[QuestionPage]:
    """The pages with their questions, groups in catalogue order."""
    cards = choice_sets(profile)
    rated = {slug for card in cards for slug in card}
    asked = set(skills_to_ask(profile, catalogue.steps))
    first = QuestionPage(FIRST, "What decides most")
    asked_first = [_card(catalogue, profile, card) for card in cards]
    first.cards, rest = asked_first[:ON_THE_FIRST_PAGE], asked_first[ON_THE_FIRST_PAGE:]
    rest += [[Question(s, for_later=True)] for slug, s in catalogue.skills.items() if slug in asked - rated]
    if everything:
        rest += [[Question(s, for_others=True)] for slug, s in catalogue.skills.items() if slug not in asked]
    names = {skill.group_slug: skill.group for skill in catalogue.skills.values()}
    groups = {slug: QuestionPage(slug, name, groups=(slug,)) for slug, name in names.items()}
    for card in rest:
        groups[card[0].skill.group_slug].cards.append(card)
    return [first, *(page for page in groups.values() if page.cards)]


def _card(catalogue: Catalogue, profile: Profile, slugs: Sequence[str]) -> list[Question]:
    enough = enough_for_all(profile, slugs)
    return [Question(catalogue.skills[slug], enough=enough) for slug in slugs]


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
