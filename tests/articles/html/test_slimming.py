from __future__ import annotations

from khabar.articles.html.slimming import without_long_scripts

LONG = b"x" * 5000
TEXT = b"<p>" + b"text " * 3000 + b"</p>"


def test_long_scripts_lose_their_content() -> None:
    source = b"<script async>" + LONG + b"</script>" + TEXT + b"<script>" + LONG + b"<!-- --></script>"
    assert without_long_scripts(source) == b"<script async></script>" + TEXT + b"<script></script>"


def test_what_stays() -> None:
    for source in (
        b"<script>" + LONG + b"</script>",
        TEXT + b"<script>short()</script>",
        TEXT + b'<script type="application/ld+json">' + LONG + b"</script>",
        TEXT + b"<script>" + LONG,
        TEXT + b"<!-- <script> -->" + LONG + b"<p>more</p><script>a</script>",
        TEXT + b"<!-- <script>" + LONG,
    ):
        assert without_long_scripts(source) == source
