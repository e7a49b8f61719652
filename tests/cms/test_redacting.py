"""No token of a preview stands in any log."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client

from cms.json_lines import JsonFormatter
from cms.redacting import RedactingFilter, redacted
from translations.previews.tokens import new_token


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the console would have been written, with the filter that the settings give it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(RedactingFilter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


def test_every_handler_redacts() -> None:
    own = {
        name for name, each in settings.LOGGING["filters"].items()
        if each["()"] == "cms.redacting.RedactingFilter"
    }  # fmt: skip
    for name, handler in settings.LOGGING["handlers"].items():
        assert own & set(handler["filters"]), name


def test_request_for_a_preview_is_logged_without_its_token(db: None, written: io.StringIO) -> None:
    token = new_token()
    Client().get(f"/preview/{token}/")
    Client().get(f"/preview/{token}/files/image/abc")
    assert "Not Found: /preview/…/" in written.getvalue()
    assert token not in written.getvalue()


def fails(path: str) -> None:
    raise ValueError(f"{path} fails")


def test_token_is_left_out_of_errors_too(written: io.StringIO) -> None:
    path = f"/preview/{new_token()}/"
    try:
        fails(path)
    except ValueError:
        logging.getLogger("django.request").exception("at %s, %d times", path, 2)
    assert "at /preview/…/, 2 times" in written.getvalue()
    assert "ValueError: /preview/…/ fails" in written.getvalue()
    assert path not in written.getvalue()


def test_lines_of_json_have_no_token_either(db: None, written: io.StringIO) -> None:
    handler = next(
        each
        for each in logging.getLogger().handlers
        if isinstance(each, logging.StreamHandler) and each.stream is written
    )
    handler.setFormatter(JsonFormatter())
    token = new_token()
    Client().get(f"/preview/{token}/")
    line = json.loads(written.getvalue().splitlines()[0])
    assert line["message"] == "Not Found: /preview/…/"
    assert token not in written.getvalue()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("GET /preview/abc-_123/ 200", "GET /preview/…/ 200"),
        ('"/preview/abc?x=1"', '"/preview/…?x=1"'),
        ("/fr/releases/preview/", "/fr/releases/preview/"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_only_tokens_are_left_out(said: str, left: str) -> None:
    assert redacted(said) == left


def test_values_that_hold_no_address_stay_as_they_are(written: io.StringIO) -> None:
    logging.getLogger("a").warning("%d %s", 3, None)
    assert written.getvalue() == "3 None\n"
