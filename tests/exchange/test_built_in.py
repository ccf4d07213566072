"""The skills of the built-in catalogue: which there are, and that each is described by its own observable levels."""

import json
import re
from collections import Counter

import pytest

# The skills that must be there, as the list of roles to cover names them, by slug.
NAMED = """
python r java cpp scala julia javascript sql go linear-algebra calculus probability statistics
machine-learning deep-learning reinforcement-learning natural-language-processing computer-vision generative-ai
retrieval-augmented-generation time-series explainability experiment-design model-evaluation hyperparameter-tuning
pytorch tensorflow-keras scikit-learn jax data-preparation data-pipelines spark-and-hadoop workflow-orchestration
relational-databases nosql-databases data-visualisation data-quality data-governance aws azure google-cloud
containers container-orchestration ci-cd model-deployment model-monitoring infrastructure-as-code system-design
software-testing version-control agile-delivery ai-ethics-and-fairness ai-regulation-and-compliance data-privacy
ai-security disaster-recovery communication explaining-to-non-specialists collaboration problem-solving
critical-thinking analytical-thinking creativity adaptability continuous-learning emotional-intelligence empathy
self-awareness resilience interpersonal-skill time-management business-acumen domain-knowledge mentoring
team-leadership project-management strategic-thinking stakeholder-management presentation
data-structures-and-algorithms feature-engineering data-warehouses-and-lakes root-cause-analysis observability
legacy-integration capacity-planning risk-management documentation linguistics image-processing
"""
LEVELS = {"1", "2", "3", "4", "5"}


def texts_of(document):
    """Every text of the document, with the place where it stands."""

    def walk(value, place):
        if isinstance(value, str):
            yield place, value
        elif isinstance(value, dict | list):
            for key, part in value.items() if isinstance(value, dict) else enumerate(value):
                yield from walk(part, f"{place} {key}")

    return walk(document.model_dump(mode="json"), "")


def bare(text, name):
    """A text without the skill's name and without punctuation: what is left of a template is the same everywhere."""
    without = re.sub(re.escape(name), "", text, flags=re.IGNORECASE)
    return " ".join(re.findall(r"\w+", without.casefold()))


def test_there_are_85_to_100_skills(document):
    assert 85 <= len(document.skills) <= 100


@pytest.mark.parametrize("slug", NAMED.split())
def test_a_skill_that_the_roles_need_is_there(document, slug):
    assert slug in {skill.slug for skill in document.skills}


def test_skills_are_technical_and_soft_and_described(document):
    kinds = Counter(skill.kind for skill in document.skills)
    assert kinds["soft"] >= 20
    assert kinds["technical"] >= 50
    assert all(skill.description for skill in document.skills)


def test_slugs_are_lower_case_words_with_hyphens(document):
    entries = [*document.groups, *document.sources, *document.tracks, *document.skills, *document.roles]
    assert [e.slug for e in entries if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", e.slug)] == []


@pytest.mark.parametrize("kind", ["anchors", "practice"])
def test_every_level_of_every_skill_has_a_text(document, kind):
    assert [skill.slug for skill in document.skills if set(getattr(skill, kind)) != LEVELS] == []


@pytest.mark.parametrize("kind", ["anchors", "practice"])
def test_no_text_is_a_template_with_the_name_of_the_skill_filled_in(document, kind):
    texts = Counter(bare(text, skill.name) for skill in document.skills for text in getattr(skill, kind).values())
    assert [text for text, count in texts.items() if count > 1] == []


def test_anchors_say_enough_to_be_observed(document):
    short = [
        (skill.slug, level) for skill in document.skills for level, text in skill.anchors.items() if len(text) < 60
    ]
    assert short == []


def test_anchors_read_well_after_you_can(document):
    """They begin with what is done, so "You can" is not said twice, and a sentence ends with a full stop."""
    texts = [text for skill in document.skills for text in skill.anchors.values()]
    assert [text for text in texts if text.casefold().startswith(("you ", "can ", "has ", "knows ", "the "))] == []
    assert [text for text in texts if not text[0].isupper() or not text.endswith(".")] == []


def test_every_skill_has_a_resource(document):
    assert {skill.slug for skill in document.skills} == {resource.skill for resource in document.resources}


def test_links_are_https_without_what_somebody_searched_or_tracked(document):
    urls = [resource.url for resource in document.resources]
    assert [url for url in urls if not url.startswith("https://") or re.search(r"[?&](utm_|q=|ref=)", url)] == []


def test_a_link_is_free_everywhere_or_paid_everywhere(document):
    said = {(resource.url, resource.free) for resource in document.resources}
    assert [url for url, count in Counter(url for url, _ in said).items() if count > 1] == []


def test_prerequisites_stay_inside_the_catalogue_and_lead_to_an_end(document):
    """Whatever a role asks for can be reached: following the needs of needs comes to an end, within known skills."""
    needs = {(skill.slug, n.level): (n.skill, n.needs) for skill in document.skills for n in skill.prerequisites}
    slugs = {skill.slug for skill in document.skills}
    for role in document.roles:
        steps = {(asked.skill, level) for asked in role.profile.requirements for level in range(1, asked.level + 1)}
        reached = set()
        while steps:
            assert {skill for skill, _ in steps} <= slugs
            reached |= steps
            found = [needs[step] for step in steps if step in needs]
            steps = {(skill, level) for skill, top in found for level in range(1, top + 1)} - reached


def test_prerequisites_are_few_enough_to_be_real(document):
    assert [skill.slug for skill in document.skills if len(skill.prerequisites) > 8] == []


def test_no_text_names_a_seed_file(document):
    assert [place for place, text in texts_of(document) if re.search(r"\b\d{3}_|\.txt\b|\bseeds?/", text)] == []


def test_texts_are_whole(document):
    """Nothing is left of a draft, a mark-up or a copy that went wrong."""
    odd = re.compile(r"TODO|FIXME|XXX|lorem|\*\*|  |\t|\ufffd|â€|<[a-z]", re.IGNORECASE)
    assert [(place, text) for place, text in texts_of(document) if odd.search(text)] == []


def test_the_document_is_plain_json(document):
    assert json.loads(json.dumps(document.model_dump(mode="json")))["skills"]
