"""The code stays small, and nothing goes around the templates' escaping or the content security policy."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for folder in ("assessor", "roles") for path in (ROOT / folder).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAPERS = sorted((ROOT / "templates").rglob("*.typ"))
STYLESHEETS = sorted((ROOT / "static" / "css").rglob("*.css"))
SHORT = [path for path in CODE + TESTS + PAPERS + STYLESHEETS if "migrations" not in path.parts]
LIMIT = 250


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SHORT, ids=name)
def test_a_file_is_short_enough_to_read(path):
    assert len(path.read_text().splitlines()) <= LIMIT


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_code_goes_around_escaping(path):
    assert not re.search(r"mark_safe|SafeString|csrf_exempt|\.extra\(|RawSQL", path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_goes_around_escaping_or_holds_inline_style_or_script(path):
    text = path.read_text()
    assert not re.search(r"\|\s*safe\b|autoescape\s+off|safeseq", text)
    assert not re.search(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\bsrc=)", text, re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_form_that_changes_something_has_its_token(path):
    forms = re.findall(r'<form[^>]*method="post".*?</form>', path.read_text(), re.DOTALL)
    assert all("{% csrf_token %}" in form for form in forms)
