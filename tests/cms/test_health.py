"""``/livez`` and ``/healthz``: answered by address, and honest about the database."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings


@pytest.mark.django_db
def test_healthz_database_answers(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "failing": []}
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_healthz_names_the_database_when_it_is_dead(client: Client) -> None:
    with patch.object(connection, "cursor", side_effect=OperationalError("gone: password=secret")):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "failing", "failing": ["database"]}


@override_settings(SECURE_SSL_REDIRECT=True)
def test_livez_answers_without_host_name_https_or_database(client: Client) -> None:
    response = client.get("/livez", headers={"host": "10.0.0.7"})
    assert response.status_code == 200
