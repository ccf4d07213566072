"""The rows of an app kept from one test for the next, since inserting them again takes a tenth of making them anew."""

from collections.abc import Callable

from django.apps import apps
from django.db import connection, transaction

_kept: dict[tuple, list] = {}  # by database and app: for each table its name and rows, as the database writes them


def made_once(app: str, make: Callable[[], object]) -> None:
    """Have in the app's empty tables what `make` puts there; it is called once for each database."""
    place = (connection.vendor, connection.settings_dict["NAME"], app)
    tables = [model._meta.db_table for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    with transaction.atomic(), connection.cursor() as cursor:
        read, write = {"sqlite": (_select, _insert), "postgresql": (_copy_out, _copy_in)}[connection.vendor]
        if place not in _kept:
            make()
            _kept[place] = [(table, read(cursor, table)) for table in tables]
            return
        for table, rows in _kept[place]:
            write(cursor, table, rows)


def _select(cursor, table: str) -> list[tuple]:
    return cursor.execute(f"SELECT * FROM {table}").fetchall()


def _insert(cursor, table: str, rows: list[tuple]) -> None:
    if rows:
        cursor.executemany(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(rows[0]))})", rows)


def _copy_out(cursor, table: str) -> bytes:
    with cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(map(bytes, copy))


def _copy_in(cursor, table: str, rows: bytes) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        copy.write(rows)
