"""How Vietnamese offices write dates, numbers, clauses and names, with no knowledge of any plan."""
