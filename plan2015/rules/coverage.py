"""Which clause of the plan a machine can check by which rule; an empty answer is an answer too."""

COVERAGE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("II.1.a", ()),
    ("II.1.b", ()),
    ("II.1.c", ()),
    ("II.1.d", ()),
    ("II.1.đ", ()),
    ("II.1.e", ()),
    ("II.2.a", ("below-half-year", "negative-figure")),
    ("II.2.b", ("school-without-parent-mark", "below-half-year")),
    ("II.3.a", ("parts-do-not-add-up", "part-exceeds-whole")),
    ("II.3.b", ()),
    ("II.3.c", ("paper-cited-twice",)),
    (
        "II.3.d",
        ("below-minimum-share", "thousand-fold", "parts-do-not-add-up", "part-exceeds-whole", "below-half-year"),
    ),
    ("II.3.đ", ("task-not-assigned", "school-without-parent-mark")),
    ("II.3.e", ("part-exceeds-whole", "below-half-year")),
    (
        "II.3.g",
        (
            "received-just-after-due",
            "signed-after-received",
            "data-runs-past-signing",
            "day-far-from-period",
            "day-outside-period",
            "copied-text",
        ),
    ),
    ("III", ()),
    ("III.1", ("task-not-assigned",)),
    ("III.2", ("task-not-assigned",)),
    ("III.3", ("repeated-paper-number", "signed-after-received", "copied-text")),
)
