"""Log lines for machines: one object a line, and nothing in it that people wrote."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError

from cms.json_lines import JsonFormatter, relayed
from cms.request_ids import RequestIdFilter, named
from tests.cast import Cast
from translations import publishing
from translations.models import Translation

SECRET = "Le ministre se rendra à Aubrie"


def line(message: object, *args: Any, error: BaseException | None = None, level: int = 20) -> Any:
    """What a handler would write of this, read as a machine reads it."""
    exc_info: Any = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("translations", level, "", 0, message, args, exc_info)
    RequestIdFilter().filter(record)
    said = JsonFormatter().format(record)
    assert "\n" not in said
    return json.loads(said)


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except type(error):
        caught = sys.exc_info()[1]
        assert caught
        return caught


def test_line_says_when_who_and_what() -> None:
    with named("req-12345678"):
        said = line("publishing %s failed", 12, level=logging.ERROR)
    assert said.pop("time").endswith("+00:00")
    assert said == {
        "level": "ERROR",
        "logger": "translations",
        "message": "publishing 12 failed",
        "request_id": "req-12345678",
    }


def test_row_that_the_database_refused_is_not_told() -> None:
    """PostgreSQL says what stood in it."""
    refused = IntegrityError(
        f"null value in column\nDETAIL:  Failing row contains (1, {SECRET}).\n"
    )
    said = line("publishing %s failed", 12, error=raised(refused))
    assert said["error"][0]["what"] == "IntegrityError: null value in column"
    assert SECRET not in json.dumps(said, ensure_ascii=False)


def test_exception_is_told_by_its_type_and_its_place() -> None:
    said = line("publishing %s failed", 12, error=raised(ValueError(SECRET)))
    (told,) = said["error"]
    assert told["what"] == "ValueError"
    assert "test_json_lines.py" in told["where"][-1]


def test_cause_is_told_too() -> None:
    try:
        try:
            raise ConnectionRefusedError(111, "Connection refused")
        except OSError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        said = line("failed", error=error)
    assert [each["what"] for each in said["error"]] == [
        "ValueError",
        "ConnectionRefusedError: [Errno 111] Connection refused",
    ]


def test_exception_among_the_arguments_is_told_as_safely() -> None:
    assert line("it failed (%s)", ValueError(SECRET))["message"] == "it failed (ValueError)"
    said = line("the broker does not answer (%s)", OSError("timed out"))["message"]
    assert said == "the broker does not answer (OSError: timed out)"


def test_task_that_failed_is_told_without_what_it_was_given() -> None:
    facts = {"name": "sweep", "id": "1", "exc": SECRET, "args": SECRET, "traceback": SECRET}
    said = line("Task %(name)s[%(id)s] raised: %(exc)s %(args)s\n%(traceback)s", facts)
    assert said["message"] == "Task sweep[1] raised: … …\n…"


def test_lines_of_the_parts_are_passed_on_as_objects() -> None:
    own = '{"level": "INFO"}'
    assert relayed("web", own) == own
    said = json.loads(relayed("worker", "ended with SIGKILL"))
    assert (said["logger"], said["message"]) == ("up.worker", "ended with SIGKILL")


def test_every_handler_says_the_id() -> None:
    for handler in settings.LOGGING["handlers"].values():
        assert "request_id" in handler["filters"]


def test_publication_that_fails_leaves_no_text_in_the_logs(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The real engine over a real text, with an exception that quotes all of it."""
    from tests.translations.watching.rows import scheduled

    text = scheduled(cast)
    Translation.objects.filter(pk=text.pk).update(publish_at="2025-01-01T00:00Z")

    def refuse(*_given: Any, **_named: Any) -> None:
        raise IntegrityError(f"refused\nDETAIL:  {text.document} {SECRET}")

    for name in ("perform", "perform_claimed"):
        monkeypatch.setattr(publishing, name, refuse, raising=False)
    with caplog.at_level(logging.INFO):
        publishing.publish_due()
    written = "".join(JsonFormatter().format(record) for record in caplog.records)
    assert "failed" in written
    assert SECRET not in written
    assert "会合" not in written
