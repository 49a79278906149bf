"""The ids of what a record may choose from; without any library, so that commands can offer them at no cost."""

from typing import Literal, get_args

UnitKind = Literal[
    "provincial",
    "sector",
    "university",
    "school",
    "committee",
    "member",
    "confederation",
    "district",
    "grassroots",
]
KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
"""Every kind of unit, in the order in which papers and screens list them."""
COUNTRY: tuple[UnitKind, ...] = ("provincial", "sector")
"""Those whose figures are the country's: LĐLĐ and the sector unions."""
SCHOOLS: tuple[UnitKind, ...] = ("university", "school")
REPORTING: tuple[UnitKind, ...] = (*COUNTRY, *SCHOOLS)
"""Those whose reports are counted and consolidated."""
OWN: tuple[UnitKind, ...] = ("confederation", "committee", "member")
"""Tổng Liên đoàn's own: what they owe is asked for in the house, not by letter."""
Channel = Literal["email", "post", "hand", "fax", "system"]
"""How a report came."""
CHANNELS: tuple[Channel, ...] = get_args(Channel)
ContactChannel = Literal["phone", "email", "visit"]
"""How the office spoke with a unit."""
CONTACT_CHANNELS: tuple[ContactChannel, ...] = get_args(ContactChannel)
Progress = Literal["done", "under-way", "not-started", "not-applicable"]
"""How far a task is."""
Nature = Literal["ongoing", "product"]
"""Whether a task goes on, or ends with something made."""
FormState = Literal["blank", "illustrative"]
"""Why a form that came counts as unanswered: nothing was written in it, or its figures are made up."""
AnswerType = Literal["number", "choice", "paper", "text", "date"]
"""What answers a question of the form."""
IndicatorRole = Literal["data-until"]
"""What the program knows an indicator by, whatever its id."""
ListingKind = Literal["difficulties", "explanations"]
"""What a section of the form lists row by row."""
FormIssue = Literal["proposed", "issued"]
"""Whether the form is only proposed, or issued by a paper."""
LetterKind = Literal["N", "D1", "D2", "B", "G", "BG"]
"""Nhắc trước hạn, đôn đốc lần 1, lần 2, bổ sung, giải trình, bổ sung và giải trình."""
LetterState = Literal["draft", "submitted", "issued", "answered", "cancelled"]
Figures = Literal["estimate", "to-date", "planned"]
"""Which figures of a budget speak, the first that are given before the others."""
