"""When each entry of the catalogue last changed, out of its history: an export changes when they do, and never else."""

from collections import defaultdict
from datetime import UTC, datetime

from django.db.models import Max

from roles.models import Anchor, CareerStep, Prerequisite, Role, RoleProfile, Skill, SkillGroup, Track

type Times = dict[tuple[str, str], str]  # by kind ("skill") and slug; moments as in 2026-01-31T12:00:00Z

# Kind, model, and the models whose rows hang on it with the name of the column that says on which.
KEPT = (
    ("group", SkillGroup, ()),
    ("skill", Skill, ((Anchor, "skill_id"), (Prerequisite, "skill_id"))),
    ("track", Track, ()),
    ("role", Role, ((CareerStep, "from_role_id"),)),
)


def times_now() -> Times:
    """The last change of each group, skill, track and role, with what hangs on it; and of each published "profile".

    What has no record of its changes is left out.
    """
    found: Times = {}
    for kind, model, hanging in KEPT:
        last: dict[int, list[datetime]] = defaultdict(list)
        for rows, column in [(model, "id"), *hanging]:
            moments = rows.history.order_by().values_list(column).annotate(Max("history_date"))
            for key, moment in moments:
                last[key].append(moment)
        slugs = model._base_manager.values_list("pk", "slug")
        found |= {(kind, slug): spelled(max(last[key])) for key, slug in slugs if key in last}
    published = RoleProfile.objects.published().exclude(published_at=None)
    for slug, moment in published.values_list("role__slug", "published_at"):
        found["profile", slug] = spelled(moment)
    return found


def spelled(moment: datetime) -> str:
    """A moment as CASE writes it, in UTC; of one length, so that the later of two is the greater text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
