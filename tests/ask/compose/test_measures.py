"""Units, days and months are the same in every language, or it is no translation."""

import pytest

from bot.ask.compose.translation import may_be_translation

CALL = "The driver calls 30 minutes before arrival."
LEAVES = "The invoice leaves within 2 working days after the delivery."
SPEND = "You may spend 50 euros on a small problem."
MONDAY = "The list is read each Monday in March."


@pytest.mark.parametrize(
    ("sentence", "language", "translation"),
    [
        (CALL, "German", "Der Fahrer ruft 30 Minuten vor der Ankunft an."),
        (CALL, "French", "Le chauffeur appelle 30 minutes avant son arrivée."),
        (CALL, "Spanish", "El conductor llama 30 minutos antes de llegar."),
        (CALL, "Polish", "Kierowca dzwoni 30 minut przed przyjazdem."),
        (CALL, "Japanese", "運転手は到着の30分前に電話します。"),
        (CALL, "Simplified Chinese", "司机在到达前30分钟打电话。"),
        (
            LEAVES,
            "German",
            "Die Rechnung geht innerhalb von 2 Arbeitstagen nach Lieferung raus.",
        ),
        (LEAVES, "French", "La facture part dans les 2 jours ouvrables après la livraison."),
        (SPEND, "German", "Sie dürfen 50 Euro für ein kleines Problem ausgeben."),
        (MONDAY, "Italian", "L'elenco viene letto ogni lunedì di marzo."),
        (MONDAY, "Klingon", "Martes vItlhutlh net Sov."),  # of which nobody has the words
    ],
)
def test_the_same_units_days_and_months_are_a_translation(
    sentence: str, language: str, translation: str
) -> None:
    assert may_be_translation(translation, sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language", "translation"),
    [
        (CALL, "German", "Der Fahrer ruft 30 Stunden vor der Ankunft an."),
        (CALL, "French", "Le chauffeur appelle 30 secondes avant son arrivée."),
        (CALL, "Spanish", "El conductor llama 30 horas antes de llegar."),
        (CALL, "Polish", "Kierowca dzwoni 30 godzin przed przyjazdem."),
        (CALL, "Japanese", "運転手は到着の30時間前に電話します。"),
        (CALL, "Simplified Chinese", "司机在到达前30小时打电话。"),
        (LEAVES, "German", "Die Rechnung geht innerhalb von 2 Wochen nach Lieferung raus."),
        (LEAVES, "French", "La facture part dans les 2 mois après la livraison."),
        (SPEND, "German", "Sie dürfen 50 Dollar für ein kleines Problem ausgeben."),
        (MONDAY, "Italian", "L'elenco viene letto ogni martedì di marzo."),
        (MONDAY, "German", "Die Liste wird jeden Montag im Mai gelesen."),
    ],
)
def test_another_unit_day_or_month_is_none(
    sentence: str, language: str, translation: str
) -> None:
    assert not may_be_translation(translation, sentence, language)
