"""Ratings for the small role of the tests, sent as a file and confirmed as a browser does."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.reading import html

BEFORE = {"python": 2, "sql": "not-sure", "talking": 1}
FILE = "skill,level\nPython,4\nJava,0\nSql,n/a\nTalking,1\n"
AFTER = {"python": 4, "java": 0, "sql": "not-applicable", "talking": 1}


def address(assessment) -> str:
    return f"/assessments/{assessment.pk}/import/"


def paste(client, assessment, text: str = FILE):
    return client.post(address(assessment), {"text": text})


def upload(client, assessment, data: bytes | str, name: str = "ratings.csv"):
    data = data.encode() if isinstance(data, str) else data
    return client.post(address(assessment), {"file": SimpleUploadedFile(name, data)})


def token(preview) -> str:
    """What confirms a preview."""
    return re.search(r'name="token" value="([^"]+)"', html(preview))[1]


def confirm(client, assessment, shown: str, **options):
    return client.post(address(assessment), {"token": shown}, **options)
