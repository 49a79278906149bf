"""The head, guide and foot of a form as the template `form.docx` prints them; the workbook takes its guide from it."""

from dataclasses import replace
from typing import Any

from plan2015.forms.wording import Words, squash
from plan2015.office.template.store import TemplateStore
from plan2015.office.template.template import Rendered
from plan2015.office.template.values import Block
from plan2015.office.word.text import paragraph_texts

TEMPLATE = "form"
_GUIDE_STYLE = "Biểu - cách điền"
_NOTHING = Block("")


def render_form(words: Words, store: TemplateStore, body: Block = _NOTHING) -> Rendered:
    """The form with its questions; without them, only what stands around them."""
    return store.template(TEMPLATE).render(form_context(words, body))


def form_context(words: Words, body: Block) -> dict[str, Any]:
    """What `form.docx` may print."""
    authority, position, note = words.signer
    return {
        "organ": {"above": words.above, "name": words.organ},
        "form": {
            "status": words.status,
            "title": words.title,
            "subtitle": words.subtitle,
            "route": words.route,
            "identity": words.identity,
            "covers_lower_levels": words.covers_lower_levels,
        },
        "signer": {"authority": authority, "position": position, "note": note},
        "questions": body,
        "illustrative": bool(words.illustrative),
    }


def with_template_texts(words: Words, store: TemplateStore) -> Words:
    """The words of a form and what its template adds to them: the guide, and every line that is not the unit's own."""
    parts = render_form(words, store).parts
    texts = tuple(paragraph_texts(parts))
    guide = tuple(text for style, text in texts if style == _GUIDE_STYLE)
    return replace(words, guide=guide, printed=frozenset(squash(text) for _, text in texts))
