"""Points, shores and distances: pure functions over WKT texts, with shapely loaded only where a shape is really needed.

`rings` needs nothing but the interpreter and answers for single points; `distance` and `figures` add geodesics on the
WGS84 ellipsoid; `shapes` hands the same texts to shapely. Every pair of coordinates is longitude, latitude, in degrees.
"""
