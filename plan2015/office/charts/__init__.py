"""Charts that Word draws itself and staff can edit: a drawing with its figures in an embedded workbook."""
