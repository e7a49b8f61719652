"""A page as its reader sees it: the words, the links, and the forms with what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

UNSEEN = ("script", "style", "head")
CHOSEN = ("checkbox", "radio")


@dataclass
class Form:
    """A form: where it posts to, and what its fields hold as the page comes."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


def read_page(html: str) -> Page:
    """Read a whole page."""
    page = Page()
    page.feed(html)
    page.close()
    return page


class Page(HTMLParser):
    """What ``read_page`` found."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._texts: list[str] = []
        self._unseen = 0
        self._textarea = self._select = ""

    @property
    def words(self) -> str:
        """The visible text, every run of white space as one space."""
        return " ".join("".join(self._texts).split())

    def form(self, action: str) -> Form:
        """The first form that posts to an address with this ending. Raises LookupError for none."""
        for form in self.forms:
            if form.action.endswith(action):
                return form
        raise LookupError(f"the page has no form for …{action}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._unseen += tag in UNSEEN
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif self.forms:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        fields, name = self.forms[-1].fields, given.get("name", "")
        if tag == "textarea":
            self._textarea, fields[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and (self._select not in fields or "selected" in given):
            fields[self._select] = given.get("value", "")
        elif name == "csrfmiddlewaretoken":
            pass  # another one each time; the visitor has its own from the cookie
        elif tag == "input" and name and (given.get("type") not in CHOSEN or "checked" in given):
            fields[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        if tag == "textarea" and self._textarea:
            # The line end after the opening tag is the page's, as HTML has it, and not the text's.
            fields = self.forms[-1].fields
            fields[self._textarea] = fields[self._textarea].removeprefix("\n")
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.forms[-1].fields[self._textarea] += data
        elif not self._unseen:
            self._texts.append(data)
