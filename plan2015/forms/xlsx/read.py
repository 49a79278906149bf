"""x"""
from plan2015.forms.gate import Package
from plan2015.forms.grid import Content
def read_xlsx(package: Package) -> Content:
    raise NotImplementedError
