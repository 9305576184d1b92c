"""`make mutate`: change the code that decides in one place at a time, and print the changes that no test notices.

Operators: a comparison turned into its neighbours (`<` to `<=` and `>=`, `==` to `!=`, `in` to `not in`, `is` to
`is not`); `and` for `or`; a condition negated; a number one more, and one less; `True` for `False`; `+` for `-`,
`*` for `//`; a default of `get`, `or` or a conditional expression taken always; a statement left out; `min` for `max`;
`continue` for `break`; a result that is None.

What is changed, and which tests say what it must do, stands in `tested`, with the changes that change nothing.
"""
