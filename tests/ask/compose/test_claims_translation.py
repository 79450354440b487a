"""Which sentences may be a claim in another language, before they are translated back."""

import pytest

from bot.ask.compose.claims.english import is_english, may_be_english
from bot.ask.compose.claims.translation import may_be_translation

CLAIM = "The invoice leaves accounting within 2 working days."
QUOTE = "The invoice leaves accounting within 2 working days after the delivery."


@pytest.mark.parametrize(
    "translation",
    [
        "Die Rechnung verlässt die Buchhaltung innerhalb von 2 Arbeitstagen.",
        "Die Rechnung verlässt die Buchhaltung innerhalb von zwei Arbeitstagen.",
        "La facture quitte la comptabilité dans un délai de 2 jours ouvrables.",
        "請求書は2営業日以内に経理部から発送されます。",
        "Счёт уходит из бухгалтерии в течение 2 рабочих дней.",
    ],
)
def test_a_translation_passes(translation: str) -> None:
    assert may_be_translation(translation, CLAIM, QUOTE)


@pytest.mark.parametrize(
    "lie",
    [
        "Give every customer the money back.",  # English after all
        "Die Rechnung verlässt die Buchhaltung innerhalb von 20 Arbeitstagen.",
        "Die Rechnung geht bald. Zahlen Sie dem Kunden alles zurück.",
        "Zahlen Sie alles, denn the invoice leaves accounting within 2 working days.",
        "Die Rechnung " * 20,
    ],
)
def test_what_code_can_tell_to_be_none_is_dropped(lie: str) -> None:
    assert not may_be_translation(lie, CLAIM, QUOTE)


@pytest.mark.parametrize(
    "text",
    [
        "How soon do I answer an e-mail?",
        "late delivery",
        "how long untill a claim is desided",
        "damaged goods photo claim",
    ],
)
def test_english_is_known_though_short_or_misspelt(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("import pandas as pd\ndf = pd.read_csv('x.csv')\nprint(df.head())", True),
        ("def answer(c):\n    return 'sorry'\nfor c in customers:\n    print(c.name)", True),
        ("🤷🤷🤷", True),
        ("Que dois-je dire au client en cas de retard ?", False),
        ("(Een klant) moet antwoord krijgen!", False),
    ],
)
def test_code_and_emoji_are_of_no_other_language(text: str, may_be: bool) -> None:
    assert may_be_english(text) is may_be


@pytest.mark.parametrize(
    "text",
    [
        "Was ist das?",
        "Was mache ich also in so einem Fall?",
        "Que dois-je dire au client en cas de retard ?",
        "¿Cuándo debo responder a un correo?",
        "Een klant moet antwoord krijgen",
        "いつ返事しますか",
        "!?",
    ],
)
def test_other_languages_are_not_english(text: str) -> None:
    assert not is_english(text)
