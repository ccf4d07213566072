"""The form that takes files of tables."""

from django import forms
from django.core.exceptions import ValidationError

from roles.exchange.problems import printable

MAX_FILES = 12
MAX_BYTES = 10_000_000  # of all files together: what a request can read, lay over the catalogue and show in seconds
MAX_ROWS = 25_000
MORE = "Bring in less at a time, or ask whoever runs the site for manage.py import_tables."


class SeveralFiles(forms.ClearableFileInput):
    """A choice of several files at once."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files. Its value is a list of names and contents."""

    widget = SeveralFiles(attrs={"accept": ".xlsx,.csv,.tsv,.txt"})

    def clean(self, data, initial=None) -> list[tuple[str, bytes]]:
        files = [super(Files, self).clean(one, initial) for one in data or [None]]
        if len(files) > MAX_FILES:
            raise ValidationError(f"Choose at most {MAX_FILES} files at once; these are {len(files)}.")
        if sum(file.size for file in files) > MAX_BYTES:
            raise ValidationError(f"The files are larger than {MAX_BYTES // 1_000_000} MB together. {MORE}")
        names = [printable(file.name) for file in files]
        if len(set(names)) < len(names):
            raise ValidationError("Two of the files have the same name. Give each its own.")
        return [(name, file.read()) for name, file in zip(names, files, strict=True)]


class TablesForm(forms.Form):
    """Files of tables."""

    files = Files(
        label="Files",
        help_text="An XLSX workbook with the sheets that you need, or CSV files, one for each table. "
        f"At most {MAX_BYTES // 1_000_000} MB and {MAX_ROWS:,} rows together.",
        error_messages={
            "required": "Choose a file first.",
            "empty": "The file is empty.",
            "max_length": "The name of the file has more than %(max)d characters. Give it a shorter one.",
        },
        max_length=100,
    )
