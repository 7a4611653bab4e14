# SPDX-License-Identifier: EUPL-1.2
"""Every sentence that the checker says by itself, as HTML, as plain text and in the terminal; the card says the rest.

A name between braces is filled in where the sentence is used.
"""

from typing import Final

from checker.organisation import Role

# --- numbers of things ---------------------------------------------------------------------------------------------------


def tasks(number: int) -> str:
    """'1 taak', '4 taken'."""
    return "1 taak" if number == 1 else f"{number} taken"


# --- a question ----------------------------------------------------------------------------------------------------------

QUESTION: Final = "Vraag {number}"
QUESTION_TOLD: Final = "Vraag {number}: {question}"
KEYS: Final = "Kiezen kan ook met het toetsenbord: ga naar de vraag en druk op het cijfer."
ANSWER_NOW: Final = "(je antwoord nu)"
KNOWN_ALREADY: Final = "Dit staat al vast. Begint een taak met ‘Alleen als’? Dan hangt die nog van een antwoord af."
BACK: Final = "Vorige"
CLEAR: Final = "Wis antwoorden"
CHANGE: Final = "Wijzig je antwoord op ‘{question}’: "
ONE_NO_LONGER_COUNTS: Final = "Je antwoord op {questions} telt {then}niet meer mee."
NO_LONGER_COUNT: Final = "Je antwoorden op {questions} tellen {then}niet meer mee."
THEN: Final = "dan "

# --- the result, and its parts in their order ----------------------------------------------------------------------------

ADVICE: Final = "Je advies"
ADVICE_READY: Final = "Je advies is klaar: {count}.{since}"
DO_NOW: Final = "Dit moet je nu doen"
AS_WHO: Final = "als {role}"
BEFORE_ALL: Final = "Dit gaat vóór alles"
CALL: Final = "Wie je hierbij belt"
FIND_THIS_OUT: Final = "Zoek dit uit"
FIND_THESE_OUT: Final = "Zoek deze {number} dingen uit"
MORE_THEN: Final = "Vul het in zodra je het weet. Dan komen er taken bij."
OF_ANOTHER: Final = "Hiervan hangt af wat een ander doet"
"""Above what makes a difference to others alone."""
RECORD: Final = "Leg dit vast"
OTHERS: Final = "Dit horen de anderen te doen"
WHAT_IF: Final = "Wat als een antwoord anders is?"
SELF_CHECK: Final = "Loop je taken na"
TAKE_AWAY: Final = "Meenemen of delen"
JUMP: Final = "Ga naar een deel van je advies"
TO_TASKS: Final = "Ga naar je taken"
STILL_OPEN: Final = "Wat is nog open?"
YOUR_ANSWERS: Final = "Je antwoorden"


def count(own: int, things: int, hanging: int, *, more: bool) -> str:
    """How many tasks the reader has: '10 taken; zoek 1 ding uit, daar hangen 4 taken van af', or '. Dan komen er taken bij'."""
    told = tasks(own)
    if things:
        told += f"; zoek {things} {'ding' if things == 1 else 'dingen'} uit"
    if hanging:
        told += f", daar {'hangt' if hanging == 1 else 'hangen'} {tasks(hanging)} van af"
    if more:
        told += f". Dan komen er {'ook ' if hanging else ''}taken bij"
    return told


# --- who does what -------------------------------------------------------------------------------------------------------


def share_title(doer: Role | None) -> str:
    """Above the tasks of one person: 'Dit doe jij'."""
    return f"Dit doet {doer.label}" if doer else "Dit doe jij"


def share_then(doer: Role | None) -> str:
    """The same, of what is to be done at an answer: 'Dan doe jij'."""
    return f"Dan doet {doer.label}" if doer else "Dan doe jij"


def share_gone(doer: Role | None) -> str:
    """Before the tasks of one person that fall away at an answer: 'Dan vervalt'."""
    return f"Dan vervalt{for_whom(doer)}" if doer else "Dan vervalt"


def for_whom(doer: Role | None) -> str:
    """Behind what is said of the tasks of somebody else: ' voor de politie'."""
    return f" voor {doer.label}" if doer else ""


NOT_ALL: Final = "Dit is niet alles wat {who} doet."
OUGHT_TO_DO: Final = "Dit hoort {who} te doen:"
NOT_KNOWN_YET: Final = "Nog niet bekend:"
NO_NUMBER: Final = "Vraag in je regio het nummer na van"
"""Before the names of those of whom the region gives no number."""
ANYHOW: Final = "In elk geval:"
"""Before those whom the reader needs whatever turns out, where they stand below others whom she may not need."""
TO_KNOW: Final = "Om te weten {what}:"
CALL_WHOM: Final = "Bel {who}: "
AND: Final = "en"

# --- a task --------------------------------------------------------------------------------------------------------------

WHY: Final = "Waarom"
THESE_TASKS: Final = "deze taken: {section}"
WITH: Final = "Met:"
PART_OF: Final = "Hoort bij:"
AT: Final = "Bij:"
IS_THIS_DONE: Final = "Is dit gedaan? {task}"
FIND_OUT: Final = "Zoek uit"
OUR_READING: Final = "Onze lezing."
SOURCE: Final = "Bron: {source}."
LINE: Final = "Kaart, regel {last}."
LINES: Final = "Kaart, regels {most} en {last}."

# --- why a task is there, or is not --------------------------------------------------------------------------------------

BECAUSE: Final = "Omdat {clauses}"
ONLY_IF: Final = "Alleen als {clauses}"
FIND_OUT_FIRST: Final = "Zoek eerst uit {what}."
FIND_OUT_ALSO: Final = "Zoek ook uit {what}."
THEN_ALSO: Final = "Dan ook:"
THEREFORE: Final = "{facts}. Daarom:"
EXCEPTION: Final = "De uitzondering geldt. "
NO_EXCEPTION: Final = "De uitzondering geldt hier niet."
SHOWN_ALREADY: Final = "Deze taak staat er wel bij. "
CANNOT_SAY: Final = "Nog niet te zeggen. Geef eerst aan {what}."
NOT_YOURS: Final = "Dit is geen taak van jouw rol, maar van {who}."
ONLY_THEN: Final = "Je doet dit alleen als {needed}. {reason}"
YOU_SAID: Final = "Jij gaf aan dat {clauses}."
SAY_FIRST: Final = "Geef eerst aan {what}."

# --- what changed since an earlier answer --------------------------------------------------------------------------------

BY_ANSWERS: Final = "Door {answers}"
BY_THIS: Final = "Hierdoor"
ALSO: Final = "Ook"
NOTHING_MORE: Final = "{start} komt er geen taak bij."
NOT_TO_DO_CHANGES: Final = "Wat je niet moet doen, verandert wel."
FALLS_AWAY: Final = "Dit vervalt{for_whom}:"


def comes(who: str, number: int) -> str:
    """How many tasks were added: 'komen er voor de politie 2 taken bij'."""
    return f"{'komt' if number == 1 else 'komen'} er {who}{tasks(number)} bij"


def goes(what: str | int, number: int) -> str:
    """How many fell away: 'vervalt er 1 taak'."""
    return f"{'vervalt' if number == 1 else 'vervallen'} er {what}"


# --- what each answer leads to, and another answer -----------------------------------------------------------------------

IS_THE_ANSWER: Final = "is het antwoord op ‘{question}’"
NO_TASK_MORE: Final = "Dan komt er geen taak bij."
OTHER_ANSWER: Final = "Kies een ander antwoord en zie wat er verandert. Je advies blijft staan."
GIVEN_NOW: Final = "(je antwoord nu: {answer})"
IF: Final = "Als"
SAME_TASKS: Final = "Er verandert niets aan de taken."
THESE_COME: Final = "Deze taken komen erbij"
THESE_GO: Final = "Deze taken vallen weg"
THESE_CHANGE: Final = "Deze taken veranderen"
ANOTHER_QUESTION: Final = "Dan is er nog een vraag: ‘{question}’"
TAKE_OVER: Final = "Neem dit antwoord over"
MUST_THEN: Final = "Dat moet dan gebeuren:"
DEPENDS_THEN: Final = "Dat hangt dan ergens van af:"
IN_NUMBERS: Final = "Taken: {numbers}."
COME, GO, CHANGED = "{number} erbij", "{number} weg", "{number} anders"

# --- the self-check ------------------------------------------------------------------------------------------------------

SELF_CHECK_HOW: Final = "Geef bij elke taak aan hoe ver die is. Deze site bewaart dat niet."
SELF_CHECK_START: Final = "Zet de vakjes bij je taken"
MARK_DONE: Final = "Gedaan"
MARK_NOT_YET: Final = "Nog niet"
MARK_UNSURE: Final = "Weet ik niet"
MARK_LEFT_OUT: Final = "Niet van toepassing, of bewust niet"
UNMARKED: Final = "Nog niet ingevuld"
"""How a task reads that has no mark."""
DO_FIRST: Final = "Doe dit eerst"
LOOK_UP_FIRST: Final = "Zoek dit eerst op in het dossier"
LOOK_UP: Final = "Zoek dit op in het dossier"
NOT_DONE: Final = "Dit doe je niet, of het geldt niet"
ALSO_OPEN: Final = "Dit staat ook nog open ({number})"
DONE_OF: Final = "{done} van {total} gedaan{left_out}.{rest}"
OF_THOSE_LEFT_OUT: Final = ", {number} niet van toepassing of bewust niet"
NOTHING_OPEN: Final = " Er staat niets meer open."
LEGEND: Final = "[x] gedaan, [?] weet ik niet, [-] niet van toepassing of bewust niet, [ ] nog niet of niet ingevuld"

# --- to take along, and the sheet for a meeting --------------------------------------------------------------------------

PRINT: Final = "Print dit advies"
PRINT_SHEET: Final = "Print een overlegblad"
COPY: Final = "Kopieer als tekst"
COPY_LINK: Final = "Kopieer de link naar de pagina van je rol"
WHAT_GOES_ALONG: Final = (
    "In de link staan je antwoorden niet. Op het overlegblad staat wat elke organisatie hoort te doen. "
    "Je schrijft erbij wie en wanneer."
)
ADVICE_OF: Final = "Advies van {day} voor {role}."
DATED: Final = " Advies van {day}."
URGENT: Final = "{when}: bel {phone}."
OR: Final = "of"
SHEET: Final = "Overlegblad: {card}"
NO_NAMES: Final = "Schrijf er geen namen van slachtoffer of verdachte op."
CONTINUED: Final = "(vervolg)"
WHO: Final = "Wie"
WHEN: Final = "Wanneer"
SHEET_IS_NO_JUDGEMENT: Final = "Dit blad vervangt geen eigen oordeel."

# --- the card ------------------------------------------------------------------------------------------------------------

CARD: Final = "Kaart versie {version}, controlecode {hash}."
NO_JUDGEMENT: Final = "Dit advies vervangt je eigen oordeel niet."
DRAFT: Final = "Concept: nog niet vastgesteld door {by}."
ALL_ORGANISATIONS: Final = "alle organisaties"
THE_REGION: Final = "de regio"
COMING: Final = "Deze kaart geldt vanaf {day}."
UNSURE_NOTE: Final = "* De kaart schrijft deze afkorting niet voluit. Zo lezen wij hem; de regio bevestigt dat nog."

# --- the terminal --------------------------------------------------------------------------------------------------------

COMMAND: Final = "Wat moet ik nu doen? De vragen en taken van de kaart, in de terminal."
COMMAND_ANSWERS: Final = "antwoorden die je al weet, zoals rol=politie"
COMMAND_JSON: Final = "stel geen vragen; geef de uitkomst als JSON"
COMMAND_WHY_NOT: Final = "leg uit waarom deze taak er niet bij staat"
COMPILE_FIRST: Final = "Maak de kaart eerst klaar: voer `make card` uit (of: python -m build_hooks.authoring)."
KNOWN_BY_NOW: Final = "Weet je het antwoord al?"
STOP: Final = "Nee, stop"
CHOOSE: Final = "Kies 1 tot en met {number}: "
NO_CHOICE: Final = "Dat is geen keuze. Typ een getal van 1 tot en met {number}."
STOPPED: Final = "Gestopt. Er is niets bewaard."
