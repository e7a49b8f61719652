"""Triggers: what a database itself refuses or does, worded for SQLite and for PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

PREFIX = "provisoire_"
TRUNCATE = "TRUNCATE"


@dataclass(frozen=True)
class Guard:
    """A trigger: before ``event`` on ``table``, raise ``message`` where ``condition`` (SQL) holds."""

    name: str
    table: str
    event: str
    condition: str
    message: str


@dataclass(frozen=True)
class Keeper:
    """A trigger: after each row that is inserted into ``table``, do ``statement`` (of SQL; it is ``NEW``)."""

    name: str
    table: str
    statement: str


@dataclass(frozen=True)
class Standing:
    """A trigger of ours that a database has; one that is switched off is there, and does nothing."""

    name: str
    table: str
    is_on: bool


class Dialect:
    """How one database words a trigger."""

    list_sql: str

    @staticmethod
    def of(connection: BaseDatabaseWrapper) -> Dialect:
        return {"sqlite": SQLite, "postgresql": PostgreSQL}[connection.vendor]()

    def install(self, wanted: Iterable[Guard | Keeper], standing: Iterable[Standing]) -> list[str]:
        """The statements that make the wanted stand, and no other of ours."""
        raise AssertionError("a dialect words its own triggers")

    def drop(self, name: str, table: str) -> str:
        raise AssertionError("a dialect words its own triggers")

    def known(self, triggers: Iterable[Guard | Keeper]) -> list[Guard | Keeper]:
        """Those of an event that the database has."""
        return list(triggers)


class SQLite(Dialect):
    list_sql = (
        "SELECT name, tbl_name, 1 FROM sqlite_master "
        "WHERE type = 'trigger' AND name LIKE %s ORDER BY 1"
    )

    def install(self, wanted: Iterable[Guard | Keeper], standing: Iterable[Standing]) -> list[str]:
        """All anew: whoever writes waits for the one lock of this database in any case."""
        lifted = [self.drop(each.name, each.table) for each in standing]
        return [*lifted, *(self._create(each) for each in self.known(wanted))]

    def drop(self, name: str, table: str) -> str:
        return f'DROP TRIGGER "{name}"'

    def known(self, triggers: Iterable[Guard | Keeper]) -> list[Guard | Keeper]:
        """It has no TRUNCATE."""
        return [each for each in triggers if isinstance(each, Keeper) or each.event != TRUNCATE]

    def _create(self, trigger: Guard | Keeper) -> str:
        if isinstance(trigger, Keeper):
            return (
                f'CREATE TRIGGER "{trigger.name}" AFTER INSERT ON "{trigger.table}" '
                f"FOR EACH ROW BEGIN {trigger.statement}; END"
            )
        when = f"WHEN {trigger.condition} " if trigger.condition else ""
        return (
            f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.event} ON "{trigger.table}" '
            f"FOR EACH ROW {when}BEGIN SELECT RAISE(ABORT, '{trigger.message}'); END"
        )


class PostgreSQL(Dialect):
    list_sql = (
        "SELECT t.tgname, c.relname, t.tgenabled <> 'D' "
        "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE NOT t.tgisinternal AND t.tgname LIKE %s AND pg_table_is_visible(c.oid) ORDER BY 1"
    )

    def install(self, wanted: Iterable[Guard | Keeper], standing: Iterable[Standing]) -> list[str]:
        """What each does is worded anew; one that stands is left, since to touch it waits for every act."""
        wanted = list(wanted)
        sound = {(each.name, each.table) for each in standing if each.is_on}
        sound &= {(each.name, each.table) for each in wanted}
        statements = [
            self.drop(each.name, each.table)
            for each in standing
            if (each.name, each.table) not in sound
        ]
        for each in wanted:
            statements.append(self._function(each))
            if (each.name, each.table) not in sound:
                statements.append(self._create(each))
        return statements

    def drop(self, name: str, table: str) -> str:
        return f'DROP TRIGGER "{name}" ON "{table}"'

    def _function(self, trigger: Guard | Keeper) -> str:
        return (
            f'CREATE OR REPLACE FUNCTION "{trigger.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ '
            f"BEGIN {self._body(trigger)} END $$"
        )

    def _body(self, trigger: Guard | Keeper) -> str:
        if isinstance(trigger, Keeper):
            return f"{trigger.statement}; RETURN NULL;"
        refuse = (
            f"RAISE EXCEPTION '{trigger.message}' USING ERRCODE = 'integrity_constraint_violation';"
        )
        if trigger.event == TRUNCATE:
            return refuse
        # A trigger's WHEN may not hold a subquery here, so the condition sits in the function.
        returned = "OLD" if trigger.event == "DELETE" else "NEW"
        return f"IF {trigger.condition or 'TRUE'} THEN {refuse} END IF; RETURN {returned};"

    def _create(self, trigger: Guard | Keeper) -> str:
        event = "AFTER INSERT" if isinstance(trigger, Keeper) else f"BEFORE {trigger.event}"
        each = "STATEMENT" if event == f"BEFORE {TRUNCATE}" else "ROW"
        return (
            f'CREATE TRIGGER "{trigger.name}" {event} ON "{trigger.table}" '
            f'FOR EACH {each} EXECUTE FUNCTION "{trigger.name}"()'
        )
