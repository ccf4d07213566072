"""Two editors who merge skills at the same moment take turns, and the second is told that the catalogue moved on."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from roles.merging import ChangedMeanwhileError, merge
from roles.models import CatalogueRevision, RoleProfile, Skill
from tests import factories

# SQLite lets in one writer at a time anyway.
pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_of_two_merges_at_once_that_cross_one_is_done_and_the_other_is_told():
    pair = [factories.SkillFactory(slug=slug) for slug in ("python", "python-3")]
    for _ in range(3):
        factories.published_role({"skill": pair[0]}, {"skill": pair[1]})
    seen, ready = CatalogueRevision.current(), Barrier(2)

    def put_together(old, new) -> bool:
        ready.wait()
        try:
            merge(old, new, seen)
        except ChangedMeanwhileError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(put_together, pair, reversed(pair))) == [False, True]
    (kept,) = Skill.objects.all()
    for profile in RoleProfile.objects.published():
        assert [row.skill for row in profile.requirements.all()] == [kept]
