"""The record in notebooks: answers, maps and charts that show themselves where Python is typed in cells.

`kurils.load()` gives this `Record`; what it answers is what the plain one answers, to the last key.
"""
