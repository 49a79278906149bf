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
COUNTRY_KINDS: tuple[UnitKind, ...] = ("provincial", "sector")
"""Those whose figures together are the country's."""
SCHOOL_KINDS: tuple[UnitKind, ...] = ("university", "school")
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
FormIssue = Literal["proposed", "issued"]
"""Whether the form is only proposed, or issued by a paper."""
LetterKind = Literal["N", "D1", "D2", "B", "G", "BG"]
"""Nhắc trước hạn, đôn đốc lần 1, lần 2, bổ sung, giải trình, bổ sung và giải trình."""
LetterState = Literal["draft", "submitted", "issued", "answered", "cancelled"]
Figures = Literal["estimate", "to-date", "planned"]
"""Which figures of a budget speak, the first that are given before the others."""
