"""The page: the whole record as one HTML file that needs no network, with the answers of `status` and `compare`.

`answers` works them out time by time, `story` the days on which something happened, `drawing` the shapes of the map;
`data` puts them together, `packing` makes them short, and `build` puts them with style and script into the template.
The script in `assets/` looks up and draws.
"""
