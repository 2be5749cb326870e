"""HTML as helpdesks send it, read as the text a person sees: no styles, no tracking, no quoted earlier mails."""

import re

import lxml.etree
import lxml.html
from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig

# A message is cut to a few thousand characters later on; its markup takes several times as much.
_LONGEST = 60_000
_UNSEEN = "//script|//style|//head|//template|//noscript|//comment()|//*[@hidden]"
_QUOTED = (
    "//blockquote|//*[contains(concat(' ', normalize-space(@class), ' '), ' gmail_quote ')]"
    "|//*[@id='divRplyFwdMsg']/following-sibling::*|//*[@id='divRplyFwdMsg']"
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SPACES = re.compile(r"[ \t\u00a0\u200b]+")
_LINES = re.compile(r"\n{3,}")
_QUOTE_HEAD = re.compile(r"^(on .{5,150} wrote:|-{2,} ?original message ?-{2,})$", re.IGNORECASE)


def text_of(html: str) -> str:
    """Return the visible text of a piece of HTML; a list item starts with "* ".

    Quoted earlier mails are left out, unless nothing else is there. Whatever the markup, this returns: what cannot be
    read as a tree loses its tags one by one.
    """
    html = html[:_LONGEST]
    if not html.strip():
        return ""
    try:
        tree = lxml.html.fromstring(html)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return tidy(_TAG.sub(" ", html))
    _drop(tree, _UNSEEN)
    everything = _rendered(tree)
    _drop(tree, _QUOTED)
    # Past a depth of some hundred elements the parser gives up on what is inside.
    return _rendered(tree) or everything or tidy(_TAG.sub(" ", html))


def tidy(text: str) -> str:
    """Return a plain text without stray spaces, and without the mail that it quotes at its end."""
    lines = [
        _SPACES.sub(" ", line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ]
    kept: list[str] = []
    for line in lines:
        if _QUOTE_HEAD.match(line):
            break
        if not line.startswith(">"):
            kept.append(line)
    said = _LINES.sub("\n\n", "\n".join(kept)).strip()
    return said or _LINES.sub("\n\n", "\n".join(lines)).strip()


def _rendered(tree: lxml.html.HtmlElement) -> str:
    return tidy(Inscriptis(tree, ParserConfig(css=CSS_PROFILES["strict"])).get_text())


def _drop(tree: lxml.html.HtmlElement, path: str) -> None:
    for element in tree.xpath(path):
        if element.getparent() is not None:
            element.drop_tree()
