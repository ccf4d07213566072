"""Triggers that make the database itself refuse to change rows that are final, for migrations."""

from collections.abc import Callable

from django.db import migrations

SQLITE = "CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END"
POSTGRESQL = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {when} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
"""


def refuse(name: str, *, event: str, table: str, when: str, message: str) -> migrations.RunPython:
    """A migration operation: the database refuses an event ("INSERT", "UPDATE") on a table `when` a condition holds.

    The condition is SQL that both databases understand and may use OLD and NEW. Such a change ends in an IntegrityError
    with the message. Removing rows is left to the application: people may erase what is theirs.
    """
    create, drop = _create_and_drop({"name": name, "event": event, "table": table, "when": when, "message": message})
    return migrations.RunPython(create, drop)


def lift(name: str, **words: str) -> migrations.RunPython:
    """The opposite of `refuse`, with the same words: the first operation of a migration that changes the table.

    SQLite rebuilds a table to change it and loses or trips over its triggers; `refuse` is then the last operation.
    """
    create, drop = _create_and_drop({"name": name, **words})
    return migrations.RunPython(drop, create)


def _create_and_drop(words: dict[str, str]) -> tuple[Callable, Callable]:
    name, table = words["name"], words["table"]

    def create(apps, schema_editor):
        template = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
        schema_editor.execute(template.format(**words), params=None)

    def drop(apps, schema_editor):
        on_table = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {name}{on_table}")
        if on_table:
            schema_editor.execute(f"DROP FUNCTION {name}()")

    return create, drop
