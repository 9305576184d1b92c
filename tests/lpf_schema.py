"""A JSON Schema of the Linked Places format (1.2), written for these tests from its description."""

from __future__ import annotations

DAY = {"type": "string", "pattern": r"^-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"}
MOMENT = {
    "type": "object",
    "properties": {"in": DAY, "earliest": DAY, "latest": DAY},
    "oneOf": [{"required": ["in"]}, {"anyOf": [{"required": ["earliest"]}, {"required": ["latest"]}]}],
    "additionalProperties": False,
}  # fmt: skip
TERM = {"type": "string", "pattern": r"^(https?://\S+|\w+:\S+)$"}
CERTAINTY = {"enum": ["certain", "less-certain", "uncertain"]}
WHEN = {
    "type": "object",
    "properties": {
        "timespans": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {"start": MOMENT, "end": MOMENT},
                "required": ["start"],
                "additionalProperties": False,
            },
        },
        "periods": {"type": "array"},
        "label": {"type": "string"},
        "duration": {"type": "string", "pattern": r"^P\d+[YMWD]$"},
        "certainty": CERTAINTY,
    },
    "anyOf": [{"required": ["timespans"]}, {"required": ["periods"]}],
    "additionalProperties": False,
}
CITATIONS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {
            "label": {"type": "string", "minLength": 1},
            "@id": TERM,
            "year": {"type": "string", "pattern": r"^-?\d+$"},
        },
        "anyOf": [{"required": ["label"]}, {"required": ["@id"]}],
    },
}  # fmt: skip
NAME = {
    "type": "object",
    "properties": {
        "toponym": {"type": "string", "minLength": 1},
        "lang": {"type": "string", "pattern": r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"},
        "citations": CITATIONS,
        "when": WHEN,
        "certainty": CERTAINTY,
    },
    "required": ["toponym"],
}
TYPE = {"type": "object", "properties": {"identifier": TERM, "label": {"type": "string"}}, "required": ["label"]}
SHAPE = {
    "type": "object",
    "properties": {
        "type": {"enum": ["Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"]},
        "coordinates": {"type": "array", "minItems": 1},
        "when": WHEN,
        "citations": CITATIONS,
        "certainty": CERTAINTY,
    },
    "required": ["type", "coordinates"],
}
LINK = {
    "type": "object",
    "properties": {
        "type": {"enum": ["exactMatch", "closeMatch", "primaryTopicOf", "subjectOf", "seeAlso"]},
        "identifier": TERM,
    },
    "required": ["type", "identifier"],
}
RELATION = {
    "type": "object",
    "properties": {
        "relationType": TERM,
        "relationTo": TERM,
        "label": {"type": "string", "minLength": 1},
        "when": WHEN,
        "citations": CITATIONS,
        "certainty": CERTAINTY,
    },
    "required": ["relationType", "relationTo"],
}
DESCRIPTION = {
    "type": "object",
    "properties": {"value": {"type": "string", "minLength": 1}, "lang": {"type": "string"}},
    "required": ["value"],
}
FEATURE = {
    "type": "object",
    "properties": {
        "@id": TERM,
        "type": {"const": "Feature"},
        "properties": {
            "type": "object",
            "properties": {
                "title": {"type": "string", "minLength": 1},
                "ccodes": {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}, "uniqueItems": True},
                "fclasses": {"type": "array", "items": {"enum": list("AHLPRSTUV")}},
            },
            "required": ["title"],
        },
        "when": WHEN,
        "names": {"type": "array", "minItems": 1, "items": NAME, "contains": {"required": ["citations"]}},
        "types": {"type": "array", "items": TYPE},
        "geometry": {
            "oneOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "properties": {
                        "type": {"const": "GeometryCollection"},
                        "geometries": {"type": "array", "minItems": 1, "items": SHAPE},
                    },
                    "required": ["type", "geometries"],
                },
            ]
        },
        "links": {"type": "array", "items": LINK},
        "relations": {"type": "array", "items": RELATION},
        "descriptions": {"type": "array", "items": DESCRIPTION},
    },
    "required": ["@id", "type", "properties", "names", "geometry"],
    "additionalProperties": False,
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "type": {"const": "FeatureCollection"},
        "@context": {"type": "string", "format": "uri"},
        "features": {"type": "array", "minItems": 1, "items": FEATURE},
    },
    "required": ["type", "@context", "features"],
}
