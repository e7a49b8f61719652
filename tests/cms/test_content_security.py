"""The content security policy, strict everywhere, as a real browser takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

ADMIN_PAGES = ["/admin/", "/admin/auth/user/", "/admin/auth/user/add/"]


@pytest.mark.browser
def test_policy_lets_the_admin_work(page: Page, live_server: LiveServer, admin_user: User) -> None:
    complaints: list[str] = []
    page.on("console", lambda line: "Policy" in line.text and complaints.append(line.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("[name=username]", "admin")
    page.fill("[name=password]", "password")
    page.click("[type=submit]")
    for path in ADMIN_PAGES:
        answer = page.goto(live_server.url + path)
        assert answer
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert complaints == []
