"""Rows of apps kept from one test for the next, since inserting them again takes a tenth of making them anew."""

from collections.abc import Callable, Iterable

from django.apps import apps
from django.db import connection, transaction

_kept: dict[tuple, list] = {}  # by database and name: each table that is not empty, and its rows as they are there


def made_once(name: str, make: Callable[[], object], of: Iterable[str] = ("roles",)) -> None:
    """Have what `make` makes in the tables `of` apps. It is called once for each database, and where they hold rows."""
    place = (connection.vendor, connection.settings_dict["NAME"], name)
    models = (model for app in of for model in apps.get_app_config(app).get_models(include_auto_created=True))
    tables = [model._meta.db_table for model in models]
    with transaction.atomic(), connection.cursor() as cursor:
        if not _are_empty(cursor, tables):
            make()
            return
        read, write = {"sqlite": (_select, _insert), "postgresql": (_copy_out, _copy_in)}[connection.vendor]
        if place in _kept:
            for table, rows in reversed(_kept[place]):  # what belongs to a final row first: later it would be refused
                write(cursor, table, rows)
            return
        make()
        _kept[place] = [(table, rows) for table in tables if (rows := read(cursor, table))]


def _are_empty(cursor, tables: list[str]) -> bool:
    cursor.execute(" UNION ALL ".join(f"SELECT 1 WHERE EXISTS (SELECT 1 FROM {table})" for table in tables))
    return cursor.fetchone() is None


def _select(cursor, table: str) -> list[tuple]:
    return cursor.execute(f"SELECT * FROM {table}").fetchall()


def _insert(cursor, table: str, rows: list[tuple]) -> None:
    cursor.executemany(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(rows[0]))})", rows)


def _copy_out(cursor, table: str) -> bytes:
    with cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(map(bytes, copy))


def _copy_in(cursor, table: str, rows: bytes) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        copy.write(rows)
