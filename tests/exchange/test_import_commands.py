"""`manage.py import_onet` and `import_ddat`: told first, applied whole, and nothing to change the second time."""

import io

import pytest

from roles.merging import merge
from roles.models import CareerStep, CatalogueRevision, Framework, Role, RoleProfile, Skill
from tests.exchange import ddat_exports, onet_release
from tests.exchange.commands import refused, said
from tests.exchange.documents import load_document, rows, small
from tests.exchange.files import csv_bytes
from tests.exchange.onet_release import RATING, rating

pytestmark = pytest.mark.django_db


@pytest.fixture
def onet(tmp_path):
    return onet_release.write(tmp_path / "onet", onet_release.release())


@pytest.fixture
def ddat(tmp_path):
    return ddat_exports.write(tmp_path)


def test_onet_comes_in_and_has_nothing_to_change_the_second_time(onet):
    out = said("import_onet", onet)
    assert "roles: 2 added\n" in out
    assert "skills: 4 added\n" in out
    assert out.endswith("Applied.\n")
    role = Role.objects.get(code="15-9901.00")
    assert role.framework == Framework.objects.get(name="O*NET")
    assert role.profiles.get().status == "published"
    before = rows()
    assert said("import_onet", onet).endswith("Nothing to change.\n")
    assert rows() == before


def test_onet_comes_in_beside_what_is_there(onet):
    raw = small()
    raw["skills"][0]["name"] = "Reading comprehension"
    load_document(raw)
    said("import_onet", onet)
    assert Skill.objects.get(slug="onet-2-a-1-a").name == "Reading Comprehension (O*NET)"
    assert Skill.objects.get(slug="python").name == "Reading comprehension"
    assert said("import_onet", onet).endswith("Nothing to change.\n")


def test_a_dry_run_changes_nothing(onet, ddat):
    before = rows()
    assert said("import_onet", onet, dry_run=True).endswith("A dry run: nothing was changed.\n")
    assert said("import_ddat", *ddat, dry_run=True).endswith("A dry run: nothing was changed.\n")
    assert rows() == before


def test_a_newer_release_shows_the_difference_and_makes_new_versions(onet, tmp_path):
    said("import_onet", onet)
    files = onet_release.release()
    files["Occupation Data"][1][1] = "Heaven Painters"
    files["Skills"] = [RATING, *rating("15-9901.00", "2.A.1.a", 5, 6.5)]
    newer = onet_release.write(tmp_path / "newer", files, readme="O*NET 32.0 Database")
    out = said("import_onet", newer)
    assert 'Title: "Sky Painters" becomes "Heaven Painters".' in out
    assert "Reading Comprehension: Level raised from 3 Competent to 5 Expert." in out
    assert "Mathematics: Asked for no more." in out
    assert "role onet-15-9902-00: is no longer in what came in; it stays here as it is" in out
    role = Role.objects.get(code="15-9901.00")
    assert (role.slug, role.title) == ("onet-15-9901-00", "Heaven Painters")
    assert [profile.status for profile in role.profiles.order_by("version")] == ["retired", "published"]
    assert role.profiles.get(version=1).requirements.count() == 3
    assert [record.status for record in role.profiles.get(version=1).history.all()] == ["retired", "published"]
    assert Role.objects.filter(code="15-9902.00").exists()
    assert Framework.objects.get().release == "32.0"


def test_drafts_wait_for_editors(onet):
    said("import_onet", onet, drafts=True)
    assert set(RoleProfile.objects.values_list("status", flat=True)) == {"draft"}
    assert said("import_onet", onet, drafts=True).endswith("Nothing to change.\n")


def test_what_editors_set_stays_and_is_told(onet, ddat):
    said("import_onet", onet)
    said("import_ddat", *ddat)
    Role.objects.update(career_level=6)
    CareerStep.objects.all().delete()
    assert "role onet-15-9901-00: career level stays as set here" in said("import_onet", onet)
    out = said("import_ddat", *ddat)
    assert "role ddat-sky-painter: steps stay as set here" in out
    assert out.endswith("Nothing to change.\n")
    assert set(Role.objects.values_list("career_level", flat=True)) == {6}


def test_a_skill_that_was_merged_here_stays_so_and_a_second_import_changes_nothing(onet):
    said("import_onet", onet)
    old, new = Skill.objects.get(slug="onet-2-a-1-e"), Skill.objects.get(slug="onet-2-c-4-a")
    merge(old, new, CatalogueRevision.current())
    out = said("import_onet", onet)
    assert "skill onet-2-a-1-e: was merged here into onet-2-c-4-a" in out
    assert out.endswith("Nothing to change.\n")
    assert Skill.including_merged.get(pk=old.pk).merged_into == new


def test_faults_end_it_with_their_place_and_change_nothing(onet, ddat):
    (onet / "Knowledge.txt").write_bytes(b"\xff\n")
    assert "Knowledge.txt: line 1: is not UTF-8 text (byte 0, 0xff)" in refused("import_onet", onet)
    ddat[0].write_text("Role\n")
    message = refused("import_ddat", *ddat)
    assert 'roles.csv: line 1: there is no column "Role Family" (found: Role)' in message
    assert message.endswith("6 problems; nothing was changed.")
    assert not Framework.objects.exists()


def test_ddat_comes_in_and_has_nothing_to_change_the_second_time(ddat):
    out = said("import_ddat", *ddat)
    assert "    1 Junior sky painter, 2 Sky painter, 4 Lead sky painter\n" in out
    assert "roles: 4 added\n" in out
    assert CareerStep.objects.count() == 2
    before = rows()
    assert said("import_ddat", *ddat).endswith("Nothing to change.\n")
    assert rows() == before


def test_career_levels_are_written_out_corrected_and_kept(ddat, tmp_path):
    said("import_ddat", *ddat)
    table = tmp_path / "levels.csv"
    said("import_ddat", *ddat, write_levels=table)
    assert "File exists" in refused("import_ddat", *ddat, write_levels=table)
    table.write_text(table.read_text().replace("Lead sky painter,4", "Lead sky painter,5"))
    out = said("import_ddat", *ddat, levels=table)
    assert 'Career level: "4" becomes "5".' in out
    assert said("import_ddat", *ddat).endswith("Nothing to change.\n")
    assert Role.objects.get(slug="ddat-lead-sky-painter").career_level == 5


def test_long_lists_are_cut_unless_all_is_asked_for(tmp_path, ddat):
    rows_ = [*ddat_exports.roles()]
    rows_ += [ddat_exports.asked(f"Keeper {n}", f"Keeper {n}", "Brushes", "Working") for n in range(30)]
    ddat[0].write_bytes(csv_bytes(*rows_))
    assert "entries more; --all lists them." in said("import_ddat", *ddat, dry_run=True)
    everything = said("import_ddat", *ddat, dry_run=True, all=True)
    assert "--all" not in everything
    assert "Added: role Keeper 29" in everything


def test_progress_is_told_when_asked_for(onet, capsys):
    err = io.StringIO()
    said("import_onet", onet, verbosity=2, stderr=err)
    assert err.getvalue().splitlines()[0] == "Reading Scales Reference.txt ..."
    assert err.getvalue().splitlines()[-1] == "Applying ..."
    quiet = io.StringIO()
    said("import_onet", onet, stderr=quiet)
    assert quiet.getvalue() == ""
