"""Each way in which a service can fail has its cause, in bounded time; and the key stays here."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

import pytest

from releases.languages import CODES
from tests.translations.machine.service import (
    Handler,
    Service,
    answer,
    drip,
    hang,
    hang_up,
    status,
)
from translations.machine.failure import Cause, Failed
from translations.machine.provider import Provider, provider
from translations.machine.wire import LARGEST_ANSWER, is_safe

FOREVER = float("inf")


def set_up() -> Provider:
    found = provider()
    assert found is not None
    return found


def asked(source: str = "ja", target: str = "fr", until: float = FOREVER) -> list[str]:
    return set_up().translate(["a", 'b <x id="0"/>'], source, target, until=until)


def failure(**how: Any) -> Failed:
    with pytest.raises(Failed) as failed:
        asked(**how)
    return failed.value


def test_passages_come_back_in_their_order(service: Service) -> None:
    first, second = asked()
    assert first == "fr:a"
    assert second.startswith('fr:b <x id="0"')


@pytest.mark.parametrize(
    ("misdeed", "cause"),
    [
        (status(401), Cause.KEY),
        (status(403), Cause.KEY),
        (status(456), Cause.QUOTA),
        (status(429), Cause.BUSY),
        (status(413), Cause.TOO_LARGE),
        (status(404), Cause.REQUEST),
        (status(400), Cause.REQUEST),
        (status(500), Cause.BROKEN),
        (status(503), Cause.BROKEN),
        (answer(b"<html>"), Cause.MALFORMED),
        (answer(b"\xff"), Cause.MALFORMED),
        (answer(b"[" * 100_000), Cause.MALFORMED),
        (answer([]), Cause.MALFORMED),
        (answer({"translatedText": ["one"], "translations": [{"text": "one"}]}), Cause.MALFORMED),
        (answer({"translatedText": [1, 2], "translations": [{}, []]}), Cause.MALFORMED),
        (answer({"translatedText": "a b", "translations": "ab"}), Cause.MALFORMED),
        (answer(b" " * (LARGEST_ANSWER + 2)), Cause.HUGE),
        (hang_up, Cause.UNREACHABLE),
    ],
)
def test_misdeed_has_its_cause(
    service: Service, misdeed: Callable[[Handler], None], cause: Cause
) -> None:
    service.then.append(misdeed)
    assert failure().cause == cause


def test_redirect_is_not_followed(service: Service) -> None:
    service.then.append(status(307, Location=service.url + "/v2/translate"))
    assert failure().cause == Cause.REDIRECT
    assert len(service.asked) == 1


def test_service_that_asks_to_wait_says_how_long(service: Service) -> None:
    service.then += [status(429, Retry_After="7"), status(429, Retry_After="999999")]
    assert failure().wait == 7
    assert failure().wait == 600


@pytest.mark.parametrize("silence", [hang, drip])
def test_silence_is_bounded(
    service: Service, silence: Callable[[Handler], None], settings: Any
) -> None:
    settings.MACHINE_TIMEOUT = 0.3
    service.then.append(silence)
    began = time.monotonic()
    assert failure().cause == Cause.TIMEOUT
    assert time.monotonic() - began < 3


def test_whole_run_is_bounded_besides(service: Service) -> None:
    service.then.append(hang)
    assert failure(until=time.monotonic() + 0.3).cause == Cause.TIMEOUT
    assert failure(until=time.monotonic() - 1).cause == Cause.TIMEOUT
    assert len(service.asked) == 1


def test_service_that_is_not_there_cannot_be_reached(service: Service, settings: Any) -> None:
    service.shutdown()
    service.server_close()
    assert failure().cause == Cause.UNREACHABLE


@pytest.mark.parametrize("key", ["wrong", "", "with\nline", "clé"])
def test_wrong_key_is_refused_and_never_said(
    service: Service, settings: Any, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings.MACHINE_KEY = key
    failed = failure()
    assert failed.cause == Cause.KEY
    assert not key or key not in f"{failed!r} {failed.__cause__!r} {caplog.text} {set_up()!r}"


def test_pair_that_is_not_offered_is_said(service: Service) -> None:
    assert failure(target="tr").cause == Cause.PAIR


def test_limit_of_a_server_is_said(service: Service) -> None:
    limit = {"error": "Invalid request: request (3000) exceeds text limit (2000)"}
    service.then.append(lambda handler: handler.answer(400, limit))
    expected = Cause.TOO_LARGE if set_up().name == "LibreTranslate" else Cause.REQUEST
    assert failure().cause == expected


@pytest.mark.parametrize("name", ["libretranslate", "deepl"])
def test_every_language_of_the_house_has_a_name(settings: Any, name: str) -> None:
    settings.MACHINE_PROVIDER = name
    assert all(set_up().speaks(source, target) for source in CODES for target in CODES)


def test_variants_have_the_names_of_each_service(service: Service) -> None:
    service.then += [status(500)] * 3
    for source, target in (("zh-hant", "en"), ("ja", "zh-hans"), ("ja", "pt")):
        failure(source=source, target=target)
    sent = [
        (body.get("source") or body["source_lang"], body.get("target") or body["target_lang"])
        for body in service.asked
    ]
    if set_up().name == "DeepL":
        assert sent == [("ZH", "EN-GB"), ("JA", "ZH-HANS"), ("JA", "PT-PT")]
    else:
        assert sent == [("zt", "en"), ("ja", "zh"), ("ja", "pt")]


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://translate.example.org", True),
        ("https://translate.example.org/api", True),
        ("http://127.0.0.1:5000", True),
        ("http://[::1]:5000", True),
        ("http://localhost:5000", True),
        ("http://translate.example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("http://127.0.0.1@example.org", False),
        ("ftp://localhost", False),
        ("https://", False),
        ("http://[", False),
        ("http://localhost:x", False),
        ("", False),
    ],
)
def test_text_goes_nowhere_in_the_open(settings: Any, url: str, safe: bool) -> None:
    settings.DEBUG = False
    assert is_safe(url) == safe
    if not safe and url:
        settings.MACHINE_PROVIDER, settings.MACHINE_URL = "libretranslate", url
        assert failure().cause == Cause.UNSAFE


def test_deepl_has_two_addresses_by_the_kind_of_key() -> None:
    from translations.machine.deepl import DeepL

    assert DeepL("", "abc:fx", 1)._wire.url == "https://api-free.deepl.com"
    assert DeepL("", "abc", 1)._wire.url == "https://api.deepl.com"
