"""How long others may keep what the public reads."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

# A withdrawn text is out of every cache this soon.
FRESH_SECONDS = 30

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]


def keep_briefly(response: HttpResponseBase) -> None:
    """Let any cache keep ``response`` for ``FRESH_SECONDS``, and no longer even where we can't be reached."""
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS, must_revalidate=True)


def for_all_readers(view: View[Arguments]) -> View[Arguments]:
    """A view whose answer is the same for every reader, so that caches may keep it briefly."""

    @wraps(view)
    def cached(
        request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        keep_briefly(response)
        return response

    return cached
