"""The code stays small, and nothing goes around the templates' escaping or the content security policy."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for folder in ("assessor", "roles") for path in (ROOT / folder).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAPERS = sorted((ROOT / "templates").rglob("*.typ"))
STYLESHEETS = sorted((ROOT / "static" / "css").rglob("*.css"))
SHORT = [path for path in CODE + TESTS + PAPERS + STYLESHEETS if "migrations" not in path.parts]
LIMIT = 250
FORM = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_a_file_is_short_enough_to_read():
    assert {name(path): n for path in SHORT if (n := len(path.read_text().splitlines())) > LIMIT} == {}


def test_no_code_goes_around_escaping():
    assert found(r"mark_safe|SafeString|csrf_exempt|\.extra\(|RawSQL", CODE) == {}


def test_no_template_goes_around_escaping():
    assert found(r"\|\s*safe\b|autoescape\s+off|safeseq", TEMPLATES) == {}


def test_no_template_holds_inline_style_or_script():
    assert found(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\bsrc=)", TEMPLATES) == {}


def test_every_form_that_changes_something_has_its_token():
    forms = [(path, form) for path in TEMPLATES for form in FORM.findall(path.read_text())]
    assert len(forms) > 30
    assert [name(path) for path, form in forms if "{% csrf_token %}" not in form] == []


def found(pattern: str, paths: list[Path]) -> dict[str, str]:
    """Where a pattern stands, and what it found there first."""
    places = {name(path): re.search(pattern, path.read_text(), re.IGNORECASE) for path in paths}
    return {place: match[0] for place, match in places.items() if match}
