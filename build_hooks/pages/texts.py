# SPDX-License-Identifier: EUPL-1.2
"""Every sentence that is filled in on a page of the site.

A whole page stands written out, as one reads it, in `generate.py`, `account.py`, `changes.py` and `statement.py`.
A name between braces is filled in where the sentence is used.
"""

from typing import Final

# --- around every page ---------------------------------------------------------------------------------------------------

FOOT: Final = "{site}, versie {version}, geldig vanaf {valid_from}\nControlecode {hash}, opnieuw bekijken vóór {review_by}"
"""At the foot of every printed sheet."""
REPORT_SUBJECT: Final = "Fout in {card}: {page} (versie {version})"
PRINT_PAGE: Final = "Print deze pagina"

# --- the checker's page --------------------------------------------------------------------------------------------------

NO_SCRIPTS: Final = "Scripts staan uit in je browser. Gebruik de lijst hieronder."
LIST_IS_FOR: Final = " Die is voor {role}."
NOT_STARTED: Final = "De vragenhulp start nog niet: klap de lijst hieronder uit of"
RELOAD: Final = "laad de pagina opnieuw"
OPEN_LIST: Final = "Werken de vragen hierboven niet? Klap hier de lijst met alle vragen en taken uit"

# --- tasks ---------------------------------------------------------------------------------------------------------------

OVERVIEW: Final = "{card}: per organisatie de taken in elk onderdeel"
IF: Final = "Als"
TO_ORGANISATION: Final = "Zoek je alleen de taken van de organisatie? Kijk dan bij"
TO_FUNCTION: Final = "Binnen {organisation} is er een functie met een eigen takenpakket:"
TO_FUNCTIONS: Final = "Binnen {organisation} zijn er functies met een eigen takenpakket:"
AND: Final = "en"

# --- who coordinates with whom -------------------------------------------------------------------------------------------

ALSO_ORGANISATION: Final = "Je doet ook de taken van je organisatie. Kijk daarom ook bij"
WITH_NOBODY: Final = "Met niemand, voor geen enkele taak."
COORDINATES_WITH: Final = "{role} stemt af met"
WITH_WHOM: Final = "Met wie"
FOR_WHICH_TASKS: Final = "Voor welke taken"
ABOUT_PICTURE: Final = (
    "Een lijn gaat van wie afstemt naar met wie. Het getal zegt voor hoeveel taken. Kies een getal en lees welke taken "
    "dat zijn. Hieronder staat hetzelfde in tabellen."
)
EACH_OTHER: Final = "Met elkaar"
WHO: Final = "Wie"
OTHERS: Final = "Met anderen"

# --- words and numbers ---------------------------------------------------------------------------------------------------

IN_FULL: Final = "Voluit:"
UNSURE: Final = " De regio moet dit nog bevestigen."
ASK_NUMBER: Final = "Vraag het nummer in je regio na."

# --- to practise ---------------------------------------------------------------------------------------------------------

THESE_ANSWERS: Final = "Deze antwoorden horen erbij"
MUST: Final = "Dit moet nu, en waarom"
FIND_OUT: Final = "Dit hangt nog ergens van af"
MUST_NOT: Final = "Dit staat er niet bij, en waarom"
WHAT_CARD_SAYS: Final = "Bekijk wat de kaart zegt"
ABOUT_CASE: Final = "over: {case}"
ALL_TASKS_OF: Final = "Bekijk alle taken van {role}"
WHOLE_ADVICE: Final = "Je hele advies: {count}."

# --- what the card rests on ----------------------------------------------------------------------------------------------

LINES: Final = "Regels {lines}."
NOT_CONFIRMED: Final = "Nog niet bevestigd."
CONFIRMED: Final = "Bevestigd door {by} op {day}."
REST_OF_REGION: Final = "Regio, al het andere"
APPROVED: Final = "vastgesteld door {by} op {day}"
NOT_APPROVED: Final = "nog niet vastgesteld"
CHANGED_AFTER: Final = " en daarna veranderd. Stel dit deel opnieuw vast"
CODE: Final = "Code"
LINE_HEAD: Final = "Regel"
SOURCE_HEAD: Final = "Bron"
CARD_HEAD: Final = "De kaart"
HERE_HEAD: Final = "Zo staat het hier"
RIGHT_HEAD: Final = "Klopt"
QUESTION_HEAD: Final = "Vraag"
OURS_HEAD: Final = "Wat wij erbij schreven"
HINT: Final = "Uitleg: {text}"
HOW: Final = "Uitzoeken: {text}"
HOW_FOR: Final = "Uitzoeken, voor {role}: {text}"

# --- what changed --------------------------------------------------------------------------------------------------------

KINDS: Final = (
    ("questions", "De vragen"),
    ("contacts", "Wie je belt"),
    ("terms", "Begrippen"),
    ("sections", "Onderdelen van de kaart"),
    ("people", "Organisaties, functies en partners"),
    ("readings", "Zo hebben wij de kaart gelezen"),
    ("lines", "Regels van de kaart"),
    ("search_words", "Zoekwoorden"),
    ("facts", "De kaart en de regio"),
)
"""What can change beside tasks, and what stands above it."""
TASKS_OF: Final = "Taken van {who}"
NEW, GONE, CHANGED = "Nieuw", "Vervallen", "Gewijzigd"
OTHER_ORDER: Final = "De volgorde is anders."
OTHER_EMPHASIS: Final = "{text} (de nadruk is anders)"
WORDS_GONE: Final = "weg: "
WORDS_NEW: Final = "erbij: "
SAME_ADVICE: Final = "Het advies is in elke situatie hetzelfde."
OTHER_ADVICE: Final = "In {number} van de {all} situaties is het advies anders."
WHICH_SITUATIONS: Final = "Bekijk in welke situaties"
IN_THESE: Final = "In deze situaties:"
COMES, GOES, OTHERWISE, REWORDED = "Komt erbij", "Vervalt", "Hangt van iets anders af", "Staat er anders"
TASKS_GONE: Final = "Deze taken zijn vervallen"

# --- guides to print -----------------------------------------------------------------------------------------------------

FOLDING: Final = (
    "Vouw het vel in acht vakken. Vouw het weer open.",
    "Leg de korte kanten op elkaar. Knip vanaf de vouw tot het midden.",
    "Vouw open. Leg de lange kanten op elkaar en duw de uiteinden naar elkaar toe.",
    "Vouw om tot een boekje, met de voorkant buiten.",
)
"""How to fold the sheet, in words: the same on the sheet as on the page."""
FOLDING_PICTURE: Final = "Vier tekeningen, bij de stappen hieronder"
MISSING: Final = "De zakgidsen zijn er nu niet: het programma dat ze maakt ontbrak bij het bouwen van deze site."
BEING_MADE: Final = "De zakgidsen worden nu gemaakt. Daarna laadt deze pagina vanzelf opnieuw."
"""Seen by an editor alone: a finished site has its guides."""
ON_PAPER: Final = "Op {paper}"
WHOLE_CARD: Final = "De hele kaart"
WHOLE_CARD_ON: Final = "De hele kaart op {paper}"
PRINT_CARD: Final = "Print de kaart op de site"
PRINT_ROLE: Final = "Print de pagina van {role}"
HOW_TO_PRINT: Final = "Zo print en vouw je"
OF_ROLE: Final = " van {role}"
FIRST_PAGE: Final = "{what}: de eerste bladzijde"
DOES_NOT_FIT: Final = "Dit past niet op dit papier."
POSTER: Final = "Poster op {paper}"
FOLDED: Final = "Zakgids om te vouwen, op A4"
GUIDE: Final = "Zakgids op {paper}"
SIZE: Final = "pdf, {pages}, {size} kB"
ONE_PAGE, PAGES = "1 bladzijde", "{number} bladzijden"

# --- the search ----------------------------------------------------------------------------------------------------------

ALL_OF_ROLE: Final = "Alle taken van deze rol"
ALL_OF_SECTION: Final = "Alle taken in dit onderdeel"
WHOM_WITH: Final = "Met wie je afstemt"
OF_THIS_ROLE: Final = "Taken van deze rol"
TASK_OF: Final = "Taak van {who}"
ASK_FOR_NUMBER: Final = "vraag het nummer in je regio na"
WHOM_TO_CALL: Final = "Wie bel je"
