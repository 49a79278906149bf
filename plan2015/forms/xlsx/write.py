"""x"""
from plan2015.forms.filling import Filling
from plan2015.forms.specification import Form
from plan2015.forms.wording import Words
def write_xlsx(form: Form, filling: Filling, words: Words) -> bytes:
    raise NotImplementedError
