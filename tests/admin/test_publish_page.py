"""The page on which a draft is compared with what is published, and published."""

from roles.models import RoleProfile
from tests import factories
from tests.admin.pages import address, messages, run
from tests.admin.publishing import page_of, send


def test_the_page_says_what_changes_in_plain_words(as_editor, second):
    shown = as_editor.get(page_of(second)).text
    assert "Level raised from 3 Competent to 5 Expert." in shown
    assert "Weight 3 to 4." in shown
    assert "Not essential any more." in shown
    assert "Serves no more: Scala, Java." in shown
    assert "New: level 2 Advanced beginner, weight 1, essential." in shown
    assert "Asked for no more." in shown
    assert "Ready from a match of 85 % becomes from 90 %." in shown


def test_a_first_version_is_shown_as_a_whole(as_editor, draft):
    shown = as_editor.get(page_of(draft)).text
    assert "Nothing is published for this role yet." in shown
    assert "New: level 3 Competent, weight 3, essential, or Scala, or Java." in shown


def test_the_page_says_what_to_look_at(as_editor, draft):
    shown = as_editor.get(page_of(draft)).text
    assert "It asks for 2 skills; 14 to 30 are usual." in shown
    assert "It asks for no soft skill." in shown


def test_publishing_keeps_the_note_and_retires_the_version_before(as_editor, second):
    assert "version 2 is published" in messages(send(as_editor, second))
    rows = second.role.profiles.values_list("version", "status", "change_note")
    assert list(rows) == [(2, "published", "Python matters more."), (1, "retired", "")]


def test_a_change_note_is_asked_for(as_editor, second):
    assert "This field is required." in send(as_editor, second, change_note=" ").text
    second.refresh_from_db()
    assert second.is_draft


def test_a_draft_that_moved_on_is_shown_again_instead_of_being_published(as_editor, second):
    mark = as_editor.get(page_of(second)).context["mark"]
    second.requirements.first().delete()
    answer = send(as_editor, second, mark=mark)
    assert "The draft was changed after you opened this page, so nothing was published." in answer.text
    assert "Python matters more." in answer.text
    second.refresh_from_db()
    assert (second.is_draft, second.change_note) == (True, "")


def test_the_action_on_a_drafts_page_leads_here(as_editor, draft):
    assert run(as_editor, "publish", draft).redirect_chain[-1][0] == page_of(draft)


def test_what_is_published_leads_to_its_own_page(as_editor, draft):
    draft.publish()
    answer = as_editor.get(page_of(draft), follow=True)
    assert answer.redirect_chain[-1][0] == address(RoleProfile, draft)


def test_an_empty_draft_is_not_published(as_editor):
    empty = factories.RoleProfileFactory()
    assert "asks for no skill yet" in send(as_editor, empty).text
    empty.refresh_from_db()
    assert empty.is_draft


def test_who_may_not_change_the_catalogue_gets_nowhere(client, learner, draft):
    client.force_login(learner)
    assert client.get(page_of(draft)).status_code == 302
    reader = factories.UserFactory(is_staff=True)
    client.force_login(reader)
    for name in ("publish", "compare", "unschedule"):
        assert client.get(page_of(draft, name)).status_code == 403


def test_the_page_takes_the_same_few_queries_whatever_its_size(as_editor, second, django_assert_num_queries):
    as_editor.get(page_of(second))
    with django_assert_num_queries(28, exact=False):
        as_editor.get(page_of(second))
    for number in range(20):
        factories.RequirementFactory(profile=second, skill__slug=f"skill-{number}")
    with django_assert_num_queries(28, exact=False):
        as_editor.get(page_of(second))
