"""Log lines as JSON, one object a line, for the machines that keep and search them.

Only what the code says is logged, never what people wrote: of an exception its type and where it was
raised. Its message only where that can't quote a text: PostgreSQL, for one, tells the row that it
refused, and a row may be an embargoed release.
"""

from __future__ import annotations

import datetime
import json
import logging
import traceback
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseError
from kombu.exceptions import OperationalError as BrokerError
from redis.exceptions import RedisError

TELLING = (OSError, BrokerError, RedisError, DatabaseError, ImproperlyConfigured)
LONGEST = 300  # characters of a message
CELERYS = ("exc", "traceback", "args", "kwargs")  # what it says of a task that failed


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            "request_id": getattr(record, "request_id", ""),
        }
        if record.exc_info and record.exc_info[1]:
            line["error"] = [_told(error) for error in _chain(record.exc_info[1])]
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """What the code says, with exceptions that stand among its arguments told as safely."""
    if isinstance(record.args, dict):
        said = {name: "…" if name in CELERYS else value for name, value in record.args.items()}
        return str(record.msg) % said
    args = tuple(_safe(each) for each in record.args or ())
    return str(record.msg) % args if args else str(record.msg)


def _safe(value: Any) -> Any:
    return summary(value) if isinstance(value, BaseException) else value


def relayed(part: str, line: str) -> str:
    """A line that a part of the system wrote, as its parent passes it on: what is no object becomes one."""
    if line.startswith("{"):
        return line
    now = datetime.datetime.now(datetime.UTC).isoformat()
    said = {"time": now, "level": "INFO", "logger": f"up.{part}", "message": line}
    return json.dumps(said | {"request_id": ""}, ensure_ascii=False)


def summary(error: BaseException) -> str:
    """An exception in one line."""
    said = str(error).split("DETAIL:")[0].strip().partition("\n")[0][:LONGEST]
    is_telling = isinstance(error, TELLING) and said
    return f"{type(error).__name__}: {said}" if is_telling else type(error).__name__


def _told(error: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return {"what": summary(error), "where": where}


def _chain(error: BaseException | None) -> list[BaseException]:
    """It and what caused it, the cause last; none twice."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
