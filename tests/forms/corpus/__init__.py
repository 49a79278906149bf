"""Forms as offices send them back: damaged in every way we could think of, each with its expected reading."""
