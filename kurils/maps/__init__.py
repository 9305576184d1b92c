"""Maps as pictures: the scene of a day on a plane, and the drawers of it for terminals, SVG, PNG and web pages.

`scene` knows geography and no device; `canvas` and `labels` know a device's raster and no geography; `terminal`, `svg`,
`page` and `png` bring them together. Nothing here reads the record: answers and shapes are handed in.
"""
