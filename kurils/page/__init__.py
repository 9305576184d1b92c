"""The page: the whole record as one HTML file that answers without a network, from the same spells as `status`.

`data` packs the record into one JSON value, `drawing` the shapes of the map, `build` puts both, the style and the
script into the template. The script in `assets/` computes every answer in the browser; tests hold it to `Record`.
"""
