"""The form as a Word document: written as XML parts, read by visible codes first."""
