"""The HTML pages that whoever installs the app sees; everything put into them is escaped."""

from html import escape
from pathlib import Path
from string import Template

_FRAME = Path(__file__).with_name("page.html")

_STAYS = (
    "What your people write stays within your workspace: no other company that uses this app "
    "can see it. You can remove the app at any time in Slack, under Apps, Customer Focus, "
    "About, Configuration."
)
_READS = (
    "Slack shows what the app may do before you agree. Of what people write, it reads what is "
    "written to it and the thread in which somebody mentions it; nothing else."
)
_FOR = (
    "Your colleagues can then ask how your company treats its customers, take short quizzes "
    "about it, and bring what annoys customers to whoever can act on it."
)
_NEXT = (
    "It begins with a handbook that holds for most companies. Whoever runs it can replace this "
    "by your company's own, and enter who manages which department."
)
_BEGIN_AGAIN = "Please begin again"
# What went wrong, by Slack's or Bolt's word for it: a title, and what to know or do.
_FAILURES = {
    "access_denied": ("Nothing was installed", "You cancelled, so nothing has changed."),
    "invalid_browser": (_BEGIN_AGAIN, "You came back in another browser, or a second time."),
    "invalid_state": (
        _BEGIN_AGAIN,
        "More than ten minutes have passed, or you were here before.",
    ),
    "missing_code": (_BEGIN_AGAIN, "Slack sent you back without its permission."),
    "invalid_code": ("It was not installed", "Slack's permission was used already or ran out."),
    "no_answer": ("It was not installed", "Slack or my memory did not answer. Wait a minute."),
}


def install_page(address: str) -> str:
    """Return the page that leads to Slack's own page at the address."""
    body = [_paragraph(_FOR), _button("Add to Slack", address), _paragraph(_READS)]
    return _page("Add Customer Focus to your workspace", *body, _small(_STAYS))


def installed_page(workspace: str, team_id: str, app_id: str) -> str:
    """Return the page after everything went well."""
    address = f"https://slack.com/app_redirect?app={app_id}&team={team_id}"
    return _page(
        f"Customer Focus is in {workspace}",
        _paragraph("It is ready, and you are one of its administrators."),
        _button("Open it in Slack", address),
        _paragraph(_NEXT),
        _small("You can close this page."),
    )


def failure_page(reason: str) -> str:
    """Return the page that says what went wrong, for Slack's or Bolt's word for it."""
    title, words = _FAILURES.get(reason, ("It was not installed", f"Slack says: {reason}."))
    return _page(title, _paragraph(words), _button("Begin again", "install"))


def refusal_page(words: str) -> str:
    """Return the page for an install that we do not take."""
    return _page("It was not installed", _paragraph(words), _button("Begin again", "install"))


def _page(title: str, *body: str) -> str:
    frame = Template(_FRAME.read_text(encoding="utf-8"))
    return frame.substitute(title=escape(title), body="\n".join(body))


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _small(words: str) -> str:
    return f"<small>{escape(words)}</small>"


def _button(words: str, address: str) -> str:
    return f'<p><a class="go" href="{escape(address)}">{escape(words)}</a></p>'
