"""Markdown of many kinds, for properties that hold for any document."""

from hypothesis import strategies as st

_BLOCKS = [
    "# Title", "## Part", "**Bold title**", "Underlined", "===", "---", "```", "code here",
    "    indented", "> said", "> - said item", "> [!NOTE]", "", "", " ", "\t", "a" * 300,
]  # fmt: skip
_ITEMS = [
    "- one item. It has two sentences.", "* other mark", "+ third:", "- [x] done", "-", "- ",
    "  - below", "    1. far below", "1. first", "2) second", "7. " + "many words here. " * 30,
    "   goes on", "\tgoes on",
]  # fmt: skip
_TABLES = [
    "| a | b |", "| --- | --- |", "| x |", "a | b", "--|--", "| [^1] | c \\| d |", "||",
    "<table>", "<tr><td>one</td><td>two</td></tr>", "</table>", "<td>", "</td> <td>", "<tr>",
]  # fmt: skip
_PROSE = [
    "A sentence. Another one! Is it?", "no end", "e.g. this, i.e. that.", "第一。第二。",
    "What then?", "It does these things:", "**Stressed.** Then more.", '"Said!" he said.',
    "Only if it rains.", "word " * 100, "&nbsp;", "&amp; R\\&D 5&#8211;7",
]  # fmt: skip
_HIDDEN = [
    "<!-- hidden", "-->", "<!-- all hidden -->", "%% hidden %%", "%%", "{% tag %}", "{{< x >}}",
    "text.[^1]", "[^1]: the note", "[^1]:", "[link]: https://example.com/a", "[l](https://a.b/c)",
    "![i](x.png)", "[[Page|name]]", "[![x](y)](z)", "<script>", "</script>", "<b>bold</b>",
    "<br>", ":::note", "{#name}", "end ^block", "soft\u00adhyphen", "zero\u200bwidth",
    "\x00", "\u2028", "\x0b", "\x0c", "\x85", "\ud800",
]  # fmt: skip
_LINES = st.sampled_from([*_BLOCKS, *_ITEMS, *_TABLES, *_PROSE, *_HIDDEN])
MARKDOWN = st.builds(
    str.join, st.sampled_from(["\n", "\n\n", "\r\n", "\r"]), st.lists(_LINES, max_size=25)
)
