"""`kurils check` is proved by damage: each rule is broken once on purpose, and must be caught where it was broken."""

from __future__ import annotations

import shutil

import pytest
import yaml

from kurils.base.errors import DataInvalid
from kurils.store.index.store import build
from kurils.store.validate.check import check_folder

#: (file, text to find, text to put in its place, code of the problem or None where it is no damage, text on whose line
#: it must be reported or None)
DAMAGE = [
    # the form of a file
    ("treaties.yaml", "kind: treaty", "kind: [treaty", "yaml", ...),
    ("treaties.yaml", "kind: treaty", "kind: !!python/name:os.system treaty", "yaml", "kind:"),
    ("treaties.yaml", "by: [arland, borland]", "by: &a [arland, *a]", "yaml", ...),
    ("treaties.yaml", "kind: treaty", "kind: treaty\n    kind: note", "duplicate-key", "kind: note"),
    ("treaties.yaml", "kind: treaty", "kind: treaty\n    color: red", "unknown-key", "color: red"),
    ("treaties.yaml", "documents:", "papers:", "unknown-key", "papers:"),
    ("record.yaml", 'version: "toy"', "", "missing-key", None),
    ("record.yaml", 'version: "toy"', 'version: "my toy; file sha256:0"', "bad-value", "my toy"),
    ("record.yaml", 'version: "toy"', 'version: "2026年"', "bad-value", "2026年"),
    ("actors.yaml", "id: third,", "", "missing-key", "names: {en: Third party}"),
    ("islands.yaml", "territory: beta,", "territory: betta,", "unknown-territory", "territory: betta"),
    ("islands.yaml", "members: [gamma_one, gamma_two]", "members: [gamma_three]", "unknown-island", "gamma_three"),
    ("islands.yaml", "{form: Beta}", "{form: ''}", "bad-type", "{form: ''}"),
    # the dispute
    ("dispute.yaml", "  default: [alpha, beta]\n", "", "missing-key", "  title:"),
    ("dispute.yaml", "sides: [arland, borland]", "sides: [arland, norland]", "unknown-state", "sides:"),
    ("dispute.yaml", "sides: [arland, borland]", "sides: [borland, arland]", "order", "dispute:"),
    ("dispute.yaml", "sides: [arland, borland]", "sides: [arland]", "sides", "dispute:"),
    ("dispute.yaml", "default: [alpha, beta]", "default: [alpha, delta]", "unknown-territory", "default:"),
    ("dispute.yaml", 'positions_from: "1855-02-07"', 'positions_from: "1855"', "bad-day", "positions_from:"),
    ("dispute.yaml", "coasts: {main: borland}", "coasts: {isle: borland}", "unknown-coast", "coasts:"),
    ("dispute.yaml", "told: [1900-landing]", "told: [1901-landing]", "unknown-document", "told:"),
    ("dispute.yaml", "{id: borland, letter: B", "{id: third, letter: B", "missing-look", "dispute:"),
    ("dispute.yaml", "letter: B", "letter: A", "repeated", "id: borland"),
    ("dispute.yaml", "#9c6a1f", "orange", "bad-value", "{id: arland"),
    ("dispute.yaml", 'terminal: "130"', 'terminal: "9"', "bad-value", "{id: arland"),
    ("dispute.yaml", "territories: [alpha, beta]}", "territories: []}", "too-few", "id: near"),
    ("dispute.yaml", "territories: [alpha, beta]}", "territories: [beta]}", "no-polygon", "id: near"),
    ("dispute.yaml", "territories: [alpha, beta]}",
     "territories: [alpha], anchors: {omega: {at: ['1', '2'], end: end}}}", "unknown-anchor", "id: near"),
    ("dispute.yaml", "territories: [alpha, beta]}",
     "territories: [alpha], anchors: {alpha: {at: ['200', '2'], end: end}}}", "bad-value", "id: near"),
    ("dispute.yaml", "kind: land", "kind: sea", "no-place", "id: mainland"),
    ("dispute.yaml", 'point: ["141.5", "40.5"]', "coasts: []", "no-place", "id: lighthouse"),
    ("dispute.yaml", 'day: "1850-03-01"', 'day: "1850-02-30"', "bad-day", "{day:"),
    ("dispute.yaml", "territories: [alpha, beta]}",
     "territories: [alpha], anchors: {alpha: {at: ['145'], end: end}}}", "bad-type", "id: near"),
    ("dispute.yaml", "chapters:", 'chapters:\n  - {day: "1850-03-01", name: {en: Signing}, head: {en: It is signed}, '
     "text: {en: So.}, documents: [1850-pact]}", "order", "{day: \"1850-03-01\", name: {en: The pact}"),
    ("dispute.yaml", '  - {day: "1850-03-01", name: {en: The pact}',
     '  - {day: "1850-03-01", name: {en: Signing}, head: {en: It is signed}, text: {en: So.}, documents: [1850-pact]}\n'
     '  - {day: "1850-03-02", name: {en: The pact}',
     None, None),
    ("dispute.yaml", "text: {en: It drew a line.}", f"text: {{en: {'A line. ' * 60}}}", "too-long", "{day:"),
    # what a document says of itself
    ("treaties.yaml", "{alpha: named, beta: by-position}", "{alpha: by-position, beta: by-position}", "weaker-reach",
     "id: 1850-pact"),
    ("documents/toy.yaml", "event: occurred", "event: ratified", "not-ratified", ...),
    ("treaties.yaml", 'event: in_force, date: "1851-06-01", certainty: single, sources: [first]}',
     'event: in_force, date: "1851-06-01", certainty: single, sources: [first]}\n'
     '      - {event: ended, date: "1899-01-01", certainty: single, sources: [first]}', "not-in-force", ...),
    ("spells/claims.yaml", "{territories: [alpha, beta]", "{territories: [gamma]", "no-reach", "{territories: [gamma]"),
    ("spells/claims.yaml", "{territories: [alpha, beta]", "{territories: [alpha, beta], members: [alpha]", "repeated",
     "members: [alpha]"),
    ("treaties.yaml", ", {for: borland, name: R}", "", None, None),
    # what is said of one day in several places
    ("spells/title.yaml", "holder: arland", "holder: borland", "title-view", ...),
    ("spells/views.yaml", "title_holder: arland", "title_holder: borland", "title-view", ...),
    ("spells/views.yaml", '    title_article: "1"\n', "", "missing-article", ...),
    ("spells/views.yaml", '    article: "1"\n', "", "missing-article", ...),
    # names
    ("actors.yaml", "names: {en: Borland}", "names: {en: Arland}", "repeated", "{id: borland"),
    ("actors.yaml", "names: {en: Third party}", "names: {en: Arland}", "repeated", "{id: third"),
    ("islands.yaml", 'name: {en: "Beta [the little]"}', 'name: {en: "Alpha (Arufa)"}', "repeated", "  - id: beta"),
    # documents
    ("treaties.yaml", "kind: treaty", "kind: pakt", "bad-value", "kind: pakt"),
    ("treaties.yaml", "territories: {alpha: named, beta: by-position}", "territories: [alpha, beta]", "bad-type",
     "territories: [alpha, beta]"),
    ("treaties.yaml", 'titles: {en: "Pact of Alpha [1850]"}', 'titles: "Pact of Alpha"', "bad-type", "titles:"),
    ("treaties.yaml", "      - {event: in_force,", "      - nothing\n      - {event: in_force,", "bad-type", "dates:"),
    ("positions.yaml", 'arguments: [{en: "By the pact."}]', 'arguments: ["By the pact."]', "bad-type", None),
    ("treaties.yaml", '"1850-03-01"', '"1850-02-30"', "bad-day", None),
    ("treaties.yaml", '"1850-03-01"', "1850-3-1", "bad-day", None),
    ("treaties.yaml", "1850-02-17 OS", "1850-02-18 OS", "written-differs", "id: 1850-pact"),
    ("treaties.yaml", "1850-02-17 OS", "the ides of March", "bad-written", "id: 1850-pact"),
    ("treaties.yaml", ", calendar: julian", "", "half-written", "id: 1850-pact"),
    ("treaties.yaml", "sources: [first, second]}", "sources: []}", "too-few", None),
    ("treaties.yaml", "sources: [first, second]}", "sources: [first, copy]}", "not-confirmed", "id: 1850-pact"),
    ("treaties.yaml", "sources: [first, second]}", "sources: [first, thirst]}", "unknown-source", None),
    ("treaties.yaml", "sources: [first, second]}", "sources: [first, second], locators: {copy: 'p. 1'}}",
     "locator-not-cited", "id: 1850-pact"),
    ("treaties.yaml", "sources: [first, second]}", "sources: [first, second], locators: {first: ''}}",
     "bad-type", None),
    ("treaties.yaml", "sources: [first, second]}", "sources: [first, plan]}", "not-confirmed", "id: 1850-pact"),
    ("treaties.yaml", "certainty: confirmed", "certainty: certain", "bad-value", None),
    ("treaties.yaml", '"1851-06-01"', '"1849-06-01"', "order", "id: 1850-pact"),
    ("treaties.yaml", "event: in_force", "event: signed", "repeated", "id: 1850-pact"),
    ("treaties.yaml", "by: [arland, borland]", "by: [arland, arland]", "repeated", "by:"),
    ("treaties.yaml", "by: [arland, borland]", "by: [arland, pborland]", "unknown-actor", "by:"),
    ("treaties.yaml", "territories: {alpha: named}}", "territories: {gamma: named}}", "article-reach", "id: 1850-pact"),
    ("treaties.yaml", "beta: by-position", "beta: nearby", "bad-value", None),
    ("treaties.yaml", "id: 1850-pact", "id: 1870-pact", "id-year", "id: 1870-pact"),
    ("treaties.yaml", "id: 1850-pact", "id: pact", "bad-value", "id: pact"),
    ("treaties.yaml", '"Pact of Alpha [1850]"', f'"{"Pact " * 12}"', "no-short", "id: 1850-pact"),
    ("treaties.yaml", 'summary: {en: "It drew a line."}', "summary: It drew a line.", "bad-type", "summary: It"),
    ("treaties.yaml", 'summary: {en: "It drew a line."}', 'summary: {xx: "It drew."}', "missing-key", "summary: {xx"),
    ("documents/toy.yaml", "id: 1900-landing", "id: 1850-pact", "duplicate-id", ...),
    ("documents/toy.yaml", "1900-05-01/1900-05-03", "1900-05-03/1900-05-09", "outside-edtf", "id: 1900-landing"),
    ("documents/toy.yaml", "1900-05-01/1900-05-03", "May 1900", "bad-edtf", None),
    ("documents/toy.yaml", "document: 1850-pact", "document: 1850-pakt", "unknown-document", None),
    ("documents/toy.yaml", "document: 1850-pact", "document: 1900-landing", "self-effect", "id: 1900-landing"),
    # sources
    ("sources/toy.yaml", "id: second", "id: first", "duplicate-id", "title: Second"),
    ("sources/toy.yaml", "family: b, read: whole", "family: b, read: whole, url: 'http://www.example.org/copy/'",
     "duplicate-url", "id: copy"),
    ("sources/toy.yaml", "read: part,", "read: seen,", "bad-value", None),
    ("sources/toy.yaml", "carries: First, ", "", "no-carries", "id: copy"),
    ("sources/toy.yaml", '"https://example.org/copy"', '"example.org/copy"', "bad-value", None),
    # tracks
    ("spells/control.yaml", 'from: "1900-05-02", from_edtf: "1900-05-01/1900-05-03", to: null',
     'from: "1900-05-03", from_edtf: "1900-05-01/1900-05-03", to: null', "gap", "from: \"1900-05-03\""),
    ("spells/control.yaml", 'from: "1900-05-02", from_edtf: "1900-05-01/1900-05-03", to: null',
     'from: "1900-05-01", from_edtf: "1900-05-01/1900-05-03", to: null', "overlap", "from: \"1900-05-01\""),
    ("spells/control.yaml", 'from: "1845-01-01", to: null', 'from: "1845-01-01", to: "1850-01-01"', "gap",
     'from: "1845-01-01", to: "1850-01-01"'),
    ("spells/control.yaml", 'from: "1845-01-01", to: null', 'from: "1845-01-01", to: "1845-01-01"', "reversed",
     'from: "1845-01-01", to: "1845-01-01"'),
    ("spells/control.yaml", "kind: military-occupation", "kind: trading-post", "kind-holder", 'from: "1900-05-02"'),
    ("spells/control.yaml", "holder: borland", "holder: null", "kind-holder", 'from: "1900-05-02"'),
    ("spells/control.yaml", "polity: toy-borland", "polity: toy-arland", "polity-holder",
     "to: null, polity: toy-arland"),
    ("spells/control.yaml", "polity: islanders", "polity: outlanders", "unknown-polity", None),
    ("spells/control.yaml", "members: [gamma_one], from: \"1800", "from: \"1800", "no-place", "{from: \"1800"),
    ("spells/title.yaml", "status: agreed, holder: arland", "status: agreed, holder: null", "title-shape",
     'from: "1851-06-01", to: null, status: agreed'),
    ("spells/title.yaml", "status: unsettled, holder: null", "status: unsettled, holder: borland", "title-shape",
     "status: unsettled"),
    ("spells/claims.yaml", "to: null,", 'to: null, by: someone,', "unknown-key", None),
    ("spells/claims.yaml", "claimant: borland, from: \"1900-05-02\"", "claimant: arland, from: \"1900-05-02\"",
     "overlap", 'claimant: arland, from: "1900-05-02"'),
    ("spells/claims.yaml", "claimant: borland", "claimant: third", "unknown-state", "claimant: third"),
    *(("spells/claims.yaml", "claims:\n", "claims:\n" + "".join(
        f"  - {{members: [gamma_one], claimant: arland, from: {begin}, to: {end}, summary: {{en: So.}}, documents: [], "
        "certainty: single, sources: [first]}\n"
        for begin, end in (("1900-01-01", ended), (again, "null"))), code, None)
      for ended, again, code in (("null", "1900-01-01", "overlap"), ("1900-05-02", "1900-05-01", "overlap"),
                                 ("1900-05-02", "1900-05-02", None))),
    ("spells/governing.yaml", "state: in-force", "state: null", "half-governing", 'from: "1851-06-01"'),
    ("spells/governing.yaml", "state: in-force", "state: valid", "bad-value", None),
    ("spells/governing.yaml", 'from: "1800-01-01"', 'from: "1800-01-02"', "gap", "1800-01-02"),
    ("spells/views.yaml", "view: borland", "view: arland", "overlap", None),
    ("spells/views.yaml", "view: borland", "view: neutral", "unknown-party", "view: neutral"),
    # documents where they are used
    ("spells/governing.yaml", "document: null, state: null,\n     why: {en: \"Nothing was",
     "document: 1850-pact, state: signed,\n     why: {en: \"Nothing was", "before-it-exists", "1800-01-01"),
    ("spells/control.yaml", "kind: military-occupation, document: 1900-landing",
     "kind: administration, document: 1900-landing", "other-kind", "holder: borland"),
    ("spells/control.yaml", 'holder: arland, kind: administration, certainty: confirmed',
     'holder: arland, kind: administration, document: 1900-landing, certainty: confirmed', "before-it-exists",
     'from: "1840-01-01", from_edtf: "1840"'),
    ("spells/control.yaml", "{territories: [beta, gamma], from: \"1840-01-01\", to: null, holder: arland,",
     "{territories: [beta, gamma], from: \"1840-01-01\", to: null, document: 1850-pact, holder: arland,", "no-reach",
     "document: 1850-pact"),
    ("spells/title.yaml", 'from: "1851-06-01", to: null, status: agreed',
     'from: "1850-03-01", to: null, status: agreed', "not-in-force", "status: agreed"),
    ("spells/title.yaml", 'article: "1"', 'article: "7"', "no-article", "status: agreed"),
    ("spells/governing.yaml", "[alpha, beta], from: \"1850", "[alpha, beta, gamma], from: \"1850", "no-reach",
     '[alpha, beta, gamma], from: "1850'),
    ("spells/governing.yaml", "state: signed", "state: in-force", "not-in-force", 'to: "1851-06-01"'),
    ("spells/governing.yaml", "state: in-force", "state: signed", "not-pending", 'from: "1851-06-01"'),
    ("spells/governing.yaml", "state: in-force", "state: executed", "not-by-rule", 'from: "1851-06-01"'),
    ("spells/governing.yaml", 'to: null, document: null, state: null', 'to: null, document: null, article: "1", '
     "state: null", "no-document", 'from: "1850-03-01", to: null'),
    ("spells/governing.yaml", "state: signed", "state: executed", "not-in-force", 'from: "1850-03-01"'),
    ("treaties.yaml", "certainty: single, sources: [first]}", "certainty: single, sources: [first]}\n      - "
     '{event: ended, date: "1851-06-01", certainty: single, sources: [first]}', "not-in-force", ...),
    ("spells/governing.yaml", "also: []", 'also: [{territories: [alpha], from: "1840-01-01", to: null, document: '
     '1850-pact, state: in-force, why: {en: "It was."}, certainty: single, sources: [first]}]', "before-it-exists",
     "also:"),
    ("spells/views.yaml", 'title_document: 1850-pact', 'title_document: 1900-landing', "no-reach", None),
    ("spells/claims.yaml", 'from_edtf: "1830", to: null', 'from_edtf: "1830", to: "1849-01-01"', "before-it-exists",
     "claimant: arland"),
    ("positions-others.yaml", "documents: []", "documents: [1900-landing]", None, None),
    ("positions.yaml", "documents: []", "documents: [1900-landing]", "before-it-exists", None),
    ("borders.yaml", 'from: "1851-06-01"', 'from: "1849-06-01"', "before-it-exists", "id: pact-line"),
    ("borders.yaml", 'article: "1"', 'article: "2"', "no-article", "id: pact-line"),
    ("record.yaml", 'to: "2000-12-31"', 'to: "1900-01-01"', "after-coverage", ...),
    # texts in their time
    ("spells/control.yaml", "sources: [first, second]}", "sources: [first, second], note: {en: 'Until 1900.'}}",
     "later-date", 'from: "1840-01-01", from_edtf: "1840", to: "1900-05-02"'),
    ("spells/claims.yaml", "It is Arland's.", "It is Arland's by 1850-pact.", "later-document", None),
    ("spells/claims.yaml", "It is Arland's.", "It is Arland's, as it said on 3 May 1851.", "later-date", None),
    ("positions.yaml", "By the pact.", "By what was said in June 1901.", "later-date", None),
    ("positions.yaml", "By the pact.", "By what was said this spring.", "relative-time", None),
    ("positions.yaml", "By the pact.", "By the pact, it says recently.", "relative-time", None),
    ("positions.yaml", "Borland says nothing.", "Borland says nothing now.", "relative-time", None),
    ("treaties.yaml", "It drew a line.", "It drew a line last year.", "relative-time", "id: 1850-pact"),
    ("borders.yaml", "The pact drew it.", "The pact drew it as maps have it today.", "relative-time", None),
    # what a statement may not be
    ("spells/control.yaml", "{members: [gamma_one], from: \"1845-01-01\", to: null, holder: arland",
     "{members: [gamma_one], from: \"1845-01-01\", to: null, holder: borland", "polity-holder",
     "1845-01-01\", to: null"),
    ("spells/title.yaml", "status: agreed, holder: arland", "status: agreed, holder: corland", "unknown-state", None),
    ("spells/views.yaml", "title_holder: arland", "title_holder: null", "title-shape", None),
    ("spells/claims.yaml", "1850-pact], certainty", "1850-pact], later: [{from: '1829-01-01', "
     "summary: {en: So.}}], certainty", "outside", "claimant: arland"),
    ("spells/claims.yaml", "1850-pact], certainty", "1850-pact], later: [{from: '1880-01-01', summary: "
     "{en: So.}}, {from: '1870-01-01', summary: {en: Thus.}}], certainty", "order", "claimant: arland"),
    ("positions.yaml", 'arguments: [{en: "By the pact."}]', 'arguments: [{en: "By the pact.", from: "1850-01-01"}]',
     "outside", None),
    ("borders.yaml", "state: agreed", "state: agreed\n    by: arland", "claimant", "id: pact-line"),
    ("variants.yaml", 'at: "1900-05-02", accepted: "1900-05-02"', 'at: "1900-05-02", accepted: "1900-05-01"',
     "not-accepted", "id: landing"),
    ("variants.yaml", 'value: "1900-05-03"', 'value: "1900-05-02"', "no-variant", "id: landing"),
    ("variants.yaml", "territories: [alpha], at",
     'territories: [alpha], window: {from: "1900-05-02", to: "1900-05-02"},'
     " at", "reversed", "id: landing"),
    ("variants.yaml", "of: control.from, territories: [alpha], at: \"1900-05-02\"",
     "of: ratified, document: 1850-pact", "no-date", "id: landing"),
    ("variants.yaml", "of: control.from, territories: [alpha], at: \"1900-05-02\"",
     "of: signed, document: 1850-pact", "not-accepted", "id: landing"),
    ("variants.yaml", "of: control.from, territories: [alpha], at: \"1900-05-02\"",
     "of: signed, territories: [alpha]", "no-document", "id: landing"),
    ("actors.yaml", "{id: arland, names: {en: Arland}}",
     "{id: arland, names: {en: Arland}, called: [{from: '1850-01-01',"
     " to: '1840-01-01', name: {en: A}}]}", "reversed", "id: arland"),
    ("actors.yaml", "{id: arland, names: {en: Arland}}",
     "{id: arland, names: {en: Arland}, called: [{from: '1850-01-01',"
     " to: null, name: {en: A}}, {from: '1860-01-01', to: null, name: {en: B}}]}", "overlap", "id: arland"),
    ("readings.yaml", "readings:",
     "readings:\n  - {document: 1850-pact, side: arland, reading: {en: Again.}, certainty: "
     "single, sources: [first]}", "repeated", "- document: 1850-pact"),
    ("spells/governing.yaml", "also: []", 'also: [{territories: [alpha], from: "1860-01-01", to: null, document: '
     '1850-pact, state: in-force, why: {en: "It was."}, certainty: single, sources: [first]}]', "repeated", "also:"),
    ("spells/governing.yaml", "also: []", "also:\n" + 2 * ('  - {territories: [alpha], from: "1910-01-01", to: null, '
     'document: 1900-landing, state: declared, why: {en: "It was."}, certainty: single, sources: [first]}\n'),
     "overlap",
     None),
    ("positions-others.yaml", "positions:", 'positions:\n  - {by: third, territories: [alpha], from: "1919-01-01", to: '
     'null, summary: {en: "It does."}, documents: [], certainty: single, sources: [copy]}', "overlap", "1919"),
    ("treaties.yaml", 'territories: {alpha: named}}', 'territories: {alpha: named}}\n      - {number: "1", summary: '
     '{en: "Twice."}}', "repeated", "id: 1850-pact"),
    ("treaties.yaml", "{event: in_force, date", "{event: ratified, by: corland, date", "unknown-actor", None),
    ("documents/toy.yaml", "kind: suspends, document: 1850-pact}",
     "kind: suspends, document: 1850-pact}, {kind: suspends, document:"
     " 1850-pact}", "repeated", "id: 1900-landing"),
    ("treaties.yaml", "    summary: {en: \"It drew a line.\"}",
     "    effects: [{kind: answers, document: 1900-landing}]\n"
     "    summary: {en: \"It drew a line.\"}", "later-effect", "id: 1850-pact"),
    ("treaties.yaml", "    summary: {en: \"It drew a line.\"}",
     "    effects: [{kind: answers, document: 1900-landing}]\n"
     "    summary: {en: \"It drew a line.\"}", "ring", "id: 1850-pact"),
    ("treaties.yaml", "{for: borland, name: R}", "{for: arland, name: R}", "no-signatory", "id: 1850-pact"),
    ("treaties.yaml", "by: [arland, borland]", "by: [arland]", "no-party", "id: 1850-pact"),
    # what did not pass is nothing for later checks to stumble over
    ("treaties.yaml", "    dates:\n      -", "    dates_:\n      -", "missing-key", "id: 1850-pact"),
    ("treaties.yaml", "by: [arland, borland]", "by: [null, arland]", "no-party", "id: 1850-pact"),
    ("treaties.yaml", '{event: in_force, date: "1851-06-01",',
     '{event: in_force, date: "1849-06-01", note: {en: "So."},',
     "order", "id: 1850-pact"),
    ("treaties.yaml", '{event: in_force, date: "1851', '{event: promulgated, date: "1849', "order", "id: 1850-pact"),
    ("borders.yaml", "state: agreed", "state: claimed", "no-claimant", "id: pact-line"),
    ("borders.yaml", "state: agreed", "state: claimed\n    by: third", "unknown-state", None),
    ("borders.yaml", "    document: 1850-pact\n    article: \"1\"", "    document: null", "no-document",
     "id: pact-line"),
    ("borders.yaml", "    strait: narrow", "    strait: null", "wrong-line", "id: pact-line"),
    ("borders.yaml", "[arland, borland]", "[borland, arland]", "order", "id: pact-line"),
    # places
    ("islands.yaml", "id: beta, territory: beta", "id: beta, territory: gamma", "wrong-territory", None),
    ("islands.yaml", "members: [gamma_one, gamma_two]", "members: [gamma_one]", "wrong-territory", "id: gamma_two"),
    ("islands.yaml", "members: [gamma_one, gamma_two]", "members: [gamma_one, gamma_two, beta]", "wrong-territory",
     "{id: beta"),
    ("islands.yaml", "members: [beta]", "members: []", "no-island", "id: beta"),
    ("islands.yaml", "{id: beta, territory: beta,", "{id: beta, territory: beta, polygon: [alpha],", "wrong-polygon",
     "{id: beta"),
    ("polygons.yaml", "island: alpha", "island: beta", "wrong-polygon", "id: alpha"),
    ("islands.yaml", 'aliases: ["Great Alpha"', 'aliases: ["Beta"', "shared-name", "id: alpha"),
    # what is printed, and what leads to several
    ("islands.yaml", 'aliases: ["Great Alpha"', 'aliases: ["Beta [the little]"', "shared-name", "id: alpha"),
    *(("islands.yaml", "{id: alpha, territory: alpha,",
     "{id: alpha, territory: alpha, polygon: [alpha], areas: [{value: '"
       + value + "', unit: km2, of: island, edition: '1', method: {en: m}, side: none, certainty: single, sources: "
       "[first]}],", code, on) for value, code, on in (("8800", None, None), ("88000", "impossible", "{id: alpha"),
       ("880", "impossible", "{id: alpha"), ("-8800", "impossible", "{id: alpha"), ("9" * 400, "bad-value", None))),
    *(("islands.yaml", "{id: alpha, territory: alpha,", "{id: alpha, territory: alpha, heights: [{value: '" + value
       + "', unit: m, side: none, certainty: single, sources: [first]}],", "impossible", "{id: alpha")
      for value in ("-5", "16340")),
    # shapes
    *(("polygons.yaml", "POLYGON ((145 44, 146 44, 146 45, 145 45, 145 44))", wkt, code, on)
      for wkt, code, on in (
        ("POLYGON ((145 44, 146 44, 146 45, 145 45))", "geometry", "id: alpha"),
        ("POLYGON ((145 44, 146 45, 146 44, 145 45, 145 44))", "geometry", "id: alpha"),
        ("POLYGON ((145 44, 145 45, 146 45, 146 44, 145 44))", "geometry", "id: alpha"),
        ("POLYGON ((145 44 1, 146 44 1, 146 45 1, 145 45 1, 145 44 1))", "geometry", "id: alpha"),
        ("POLYGON ((44 145, 44 146, 45 146, 45 145, 44 145))", "geometry", "id: alpha"),
        ("POLYGON ((145 44, 546 44, 146 45, 145 45, 145 44))", "geometry", "id: alpha"),
        ("POLYGON ((145 44, 146 44, 145 44))", "geometry", "id: alpha"),
        ("POLYGON ((145 44, 146 44, 145 44, 146 44, 145 44))", "geometry", "id: alpha"),
        ("POLYGON ((145 44, 146 44, 146 45, 145 45, 145 44), (145.2 44.2, 145.4 44.2, 145.3 44.4, 145.2 44.2))",
         "geometry", "id: alpha"),
        ("POLYGON ((145 44, 146 44, 146 45, 145 45, 145 44), (145.2 44.2, 145.3 44.4, 145.4 44.2, 145.2 44.2))",
         None, None),
        ("MULTIPOLYGON (((145 44, 146 44, 146 45, 145 45, 145 44)), ((145.5 44.5, 147 44.5, 147 46, 145.5 44.5)))",
         "geometry", "id: alpha"),
        ("LINESTRING (145 44, 146 44)", "geometry", "id: alpha"),
        ("POLYGON ((145 44, 146 44, 146 4-5, 145 45, 145 44))", "geometry", "id: alpha"),
      )),
    ("polygons.yaml", "polygons:", 'polygons:\n  - {id: beta, island: beta, wkt: "POLYGON ((145.5 44.5, 147 44.5, '
     '147 46, 145.5 44.5))"}', "geometry", None),
    ("polygons.yaml", "polygons:", 'polygons:\n  - {id: beta, island: beta, wkt: "POLYGON ((145.2 44.2, 145.4 44.2, '
     '145.3 44.4, 145.2 44.2))"}', "geometry", None),
    ("polygons.yaml", "polygons:", 'polygons:\n  - {id: beta, island: beta, wkt: "POLYGON ((146 44, 147 44, 147 45, '
     '146 45, 146 44))"}', None, None),
    ("islands.yaml", "{id: alpha, territory: alpha,", "{id: alpha, territory: alpha, polygon: [alpha, alpha],",
     "wrong-polygon", "{id: alpha"),
    ("lines.yaml", "LINESTRING (147 43, 147 46)", "POLYGON ((147 43, 148 43, 147 46, 147 43))", "geometry", "id:"),
    ("lines.yaml", "LINESTRING (147 43, 147 46)", "LINESTRING (43 147, 46 147)", "geometry", "id:"),
    ("dispute.yaml", "  told:", '  known: {west: "145", south: "41", east: "148", north: "45"}\n  told:',
     "geometry", ...),
    # the record and its sources
    ("record.yaml", 'to: "2000-12-31"', 'to: "2999-12-31"', "future", None),
    ("record.yaml", 'to: "2000-12-31"', 'to: "1799-12-31"', "reversed", None),
    ("record.yaml", "languages: [en]", "languages: [en, qq]", "no-language", None),
    ("dispute.yaml", "languages: [de, fr]", "languages: [de, fr, ko]", "no-language", "dispute:"),
    ("islands.yaml", "en_fr: ", "en_qq: ", "no-language", None),
    ("islands.yaml", "en_fr: ", "qq: ", "no-language", None),
    ("treaties.yaml", '{en: "Pact of Alpha [1850]"}', '{en: "Pact of Alpha", ru: "Alpha no joyaku"}', "wrong-script",
     "id: 1850-pact"),
    ("treaties.yaml", '{en: "Pact of Alpha [1850]"}', '{en: "アルファ条約", ja: "アルファ条約"}', "wrong-script",
     "id: 1850-pact"),
    ("sources/toy.yaml", "{id: first, title: First,", "{id: first, title: First, year: '2999',", "impossible",
     "id: first"),
    ("sources/toy.yaml", "{id: first, title: First,", "{id: first, title: First, year: '0190',", "impossible",
     "id: first"),
    ("sources/toy.yaml", "language: en, kind: archive", "language: xx, kind: archive", "no-language", "id: first"),
    ("sources/toy.yaml", "language: en, kind: archive", "language: mul, kind: archive", "no-language", "id: first"),
    ("sources/toy.yaml", '"https://example.org/copy"', '"https://example/copy"', "bad-address", "id: copy"),
    ("sources/toy.yaml", '"https://example.org/copy"', '"ftp://example.org/copy"', "bad-value", None),
    ("sources/toy.yaml", "{id: first, title: First,", "{id: first, title: First, year: [1900],", "bad-edtf",
     "id: first"),
    ("sources/toy.yaml", "{id: first, title: First,", "{id: first, title: First, year: soon,", "bad-edtf", "id: first"),
    # variants, positions, readings
    ("variants.yaml", 'at: "1900-05-02"', 'at: "1900-05-04"', "no-boundary", "id: landing"),
    ("variants.yaml", "territories: [alpha], ", "", "no-place", "id: landing"),
    ("variants.yaml", "standing: variant", "standing: wrong", "bad-value", None),
    ("positions.yaml", 'to: "1900-05-02"', 'to: "1900-05-01"', "gap", None),
    ("positions.yaml", 'to: "1900-05-02"', 'to: "1900-05-03"', "overlap", None),
    ("positions.yaml", "sources: [second]", "sources: [fourth]", "unknown-source", "fourth"),
    ("positions-others.yaml", "by: third", "by: fourth", "unknown-actor", "by: fourth"),
    ("positions-others.yaml", 'from_edtf: "1910"', 'from_edtf: "1911"', "outside-edtf", "by: third"),
    ("readings.yaml", "document: 1850-pact", "document: 1851-pact", "unknown-document", "document: 1851-pact"),
    ("readings.yaml", "side: arland", "side: nobody", "unknown-actor", "side: nobody"),
    # ids and names that mean something else
    ("actors.yaml", "{id: borland,", "{id: neutral,", "taken", "id: neutral"),
    ("islands.yaml", "{form: Beta}", "{form: Beta}, {form: '1905'}", "taken", "id: beta"),
    ("islands.yaml", "{form: Beta}", "{form: Beta}, {form: today}", "taken", "id: beta"),
    ("islands.yaml", "{form: Beta}", "{form: Beta}, {form: May}", None, None),
    ("islands.yaml", "id: gamma_two", "id: 1850-pact", "taken", "id: 1850-pact"),
    # an edition is not older than what was seen for it
    ("record.yaml", 'version: "toy"', 'version: "2001.01"', None, None),
    # a box without its other edges is no box that anything else is compared with
    ("dispute.yaml", "  default: [alpha, beta]", '  default: [alpha, beta]\n  known: {west: "1"}', "missing-key", None),
    # order, kind and story
    ("islands.yaml", "en_de: [{form: Alpha}], en_fr: [{form: Arufa}]", "en_de: [{form: Arufa}], en_fr: [{form: Alpha}]",
     "order", "  - id: alpha"),
    ("treaties.yaml", "event: signed", "event: concluded", "not-signed", "id: 1850-pact"),
    ("dispute.yaml", '{day: "1850-03-01", name: {en: The pact}', '{day: "1850-02-28", name: {en: The pact}', "no-event",
     '{day: "1850-02-28"'),
    ("dispute.yaml", '{day: "1850-03-01", name: {en: The', '{day: "1850-12-01", name: {en: The', None, None),
    # spans of days
    ("spells/claims.yaml", 'from_edtf: "1830"', 'from_edtf: "1790/1830"', "outside-edtf", None),
    ("spells/claims.yaml", 'from_edtf: "1830"', 'from_edtf: "1800/1830"', None, None),
    # the record of itself
    ("record.yaml", 'version: "toy"', 'version: "2000.12"', None, None),
    ("record.yaml", 'version: "toy"', 'version: "2000.11"', "older-version", "record:"),
    ("record.yaml", 'version: "toy"', 'version: "9999.01"', "future", "record:"),
    ("dispute.yaml", "default: [alpha, beta]", "default: [beta]", "no-default", "dispute:"),
    ("dispute.yaml", "default: [alpha, beta]", "default: [alpha]", None, None),
    # borders and lines
    ("borders.yaml", 'from: "1851-06-01"', 'from: "1861-06-01"', "title-differs", "id: pact-line"),
    ("borders.yaml", "to: null", 'to: "1890-01-01"', "title-differs", "id: pact-line"),
    ("borders.yaml", "state: agreed", "state: de-facto", "not-de-facto", "id: pact-line"),
    ("borders.yaml", '    article: "1"\n', "", "no-title", "id: pact-line"),
    ("borders.yaml", "state: agreed", "state: claimed\n    by: borland", "no-claim", "id: pact-line"),
    ("borders.yaml", "state: agreed", "state: claimed\n    by: arland", None, None),
    *(("lines.yaml", 'wkt: "LINE', f'{figure}\n    wkt: "LINE', code, "id: between") for figure, code in (
        ('length_km: "333.6"', None), ('length_km: "340"', None), ('length_km: "345"', "impossible"),
        ('length_km: "3336"', "impossible"), ('narrowest_km: "700"', None), ('narrowest_km: "9"', "impossible"),
    )),
    # names
    ("islands.yaml", "en_fr: [{form: Arufa}], ja", "en_fr: [{form: Alfa}], ja", "no-name", "  - id: alpha"),
    ("islands.yaml", "ja: [{form: アルファ}]", "ja: [{form: Alpha}]", "wrong-script", "  - id: alpha"),
    ("islands.yaml", "ja: [{form: アルファ}]", "ja_kana: [{form: あるふぁ}]", None, None),
    ("islands.yaml", "ja: [{form: アルファ}]", "ja_kana: [{form: 亜島}]", "wrong-script", "  - id: alpha"),
    # codes
    *(("islands.yaml", "{id: alpha, territory: alpha,", "{id: alpha, territory: alpha, codes: [" + code +
       ", certainty: single, sources: [first]}],", problem, "  - {id: alpha") for code, problem in (
        ('{side: none, scheme: iso-3166-2, code: "AR-1"', None),
        ('{side: none, scheme: iso-3166-2, code: "ARLAND"', "bad-code"),
        ('{side: none, scheme: geonames, code: "12x"', "bad-code"),
        ('{side: none, scheme: wikidata, code: "1"', "bad-code"),
        ('{side: none, scheme: of-our-own, code: "any form"', None),
        ('{side: none, scheme: geonames, code: "12", seen: "9999-01-01"', "future"),
    )),
    ("actors.yaml", "id: arland, ", 'id: arland, called: [{from: "1800-01-01", to: null, name: {en: the Arland}}], ',
     None, None),
    # days of variants, of people and of sources; widths
    ("variants.yaml", 'value: "1900-05-03"', 'value: "1900-02-30"', "bad-day", "id: landing"),
    ("variants.yaml", 'value: "1900-05-03"', 'value: "9900-05-03"', "after-coverage", "id: landing"),
    ("variants.yaml", 'value: "1900-05-03"', 'value: "1901"', None, None),
    ("variants.yaml", 'value: "1900-05-03"', 'value: "1900"', "no-variant", "landing-a-day-later"),
    *(("islands.yaml", "{id: alpha, territory: alpha,", "{id: alpha, territory: alpha, population: [{value: '9', "
       f"side: none, date: '{day}', certainty: single, sources: [first]}}],", code, "  - {id: alpha") for day, code in (
        ("1900-01-01", None), ("2099-01-01", "after-coverage"))),
    *(("sources/toy.yaml", "title: First,", f'title: First, year: "{year}",', code, None) for year, code in (
        ("1901", None), ("1899", None))),
    ("sources/toy.yaml", "title: First,", 'title: First, year: "1750",', "older-source", ...),
    *(("borders.yaml", "    line: between\n    certainty", "    line: between\n    widths: [{value: '" + width +
       "', unit: km, certainty: single, sources: [first]}]\n    certainty", code, "id: narrow") for width, code in (
        ("24-43", None), ("222000", "impossible"))),
    # geometry
    ("polygons.yaml", "POLYGON ((145", "POLYGONE ((145", "bad-value", "wkt:"),
    ("polygons.yaml", "island: alpha", "island: omega", "unknown-island", "island: omega"),
    ("coasts.yaml", "id: main", "id: Main Coast", "bad-value", "id:"),
    ("lines.yaml", "id: between", "id: betwixt", "unknown-line", ...),
    ("borders.yaml", "state: agreed", "state: drawn", "bad-value", "state:"),
    ("borders.yaml", "strait: narrow", "strait: wide", "unknown-strait", "strait:"),
    ("borders.yaml", "between: [arland, borland]", "between: [arland]", "too-few", "between:"),
]  # fmt: skip


def damage(folder, file, find, put):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert find in text, f"the toy record has no {find!r} in {file}"
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def test_the_toy_record_is_sound(toy_folder):
    """Undamaged, the toy record has no problem."""
    assert check_folder(str(toy_folder))[1] == []


@pytest.mark.parametrize(
    ("file", "find", "put", "code", "on"), DAMAGE, ids=[f"{d[3]}-{d[0]}-{n}" for n, d in enumerate(DAMAGE)]
)
def test_damage_is_caught_in_its_file_and_on_its_line(toy_folder, file, find, put, code, on):
    """Each broken rule is reported with its code, in the file that was damaged, on the line that was damaged.

    Without a code, the change breaks no rule.
    """
    text = damage(toy_folder, file, find, put)
    problems = check_folder(str(toy_folder))[1]
    if code is None:
        assert problems == []
        return
    caught = [problem for problem in problems if problem.code == code]
    assert caught, f"{code} not caught; found {[str(problem) for problem in problems]}"
    if on is ...:
        return
    here = [problem for problem in caught if problem.file == file]
    assert here, [str(problem) for problem in caught]
    if on is not None:
        line = text[: text.index(on)].count("\n") + 1
        assert line in {problem.line for problem in here}, (line, [str(problem) for problem in here])


@pytest.mark.parametrize(
    "text",
    [
        "By the pact; later: said again in 1901, by 1900-landing.",
        "Later: said again in 1901. By the pact.",
        "By the pact of 1850, read on 7 February 1855.",
        "By the pact, 'now' and for ever.",
    ],
)
def test_what_is_marked_or_quoted_or_known_is_sound(toy_folder, text):
    """What a text tells of a later time behind its mark, and the words of a quotation."""
    damage(toy_folder, "positions.yaml", "By the pact.", text.replace("'", '\\"'))
    assert check_folder(str(toy_folder))[1] == []


@pytest.mark.parametrize(
    ("file", "find", "put", "code"),
    [
        ("spells/title.yaml", "status: agreed, holder: arland", "status: agreed, holder: corland", "no-party"),
        ("spells/views.yaml", "title_holder: arland", "title_holder: corland", "no-party"),
        ("spells/claims.yaml", "claimant: borland", "claimant: corland", "no-claimant"),
        ("treaties.yaml", "{event: in_force, date", "{event: in_force, by: corland, date", "no-party"),
        ("borders.yaml", "state: agreed", "state: claimed\n    by: corland", "no-party"),
    ],
)
def test_a_state_that_takes_no_part_is_reported(toy_folder, file, find, put, code):
    """A third state may stand in the record; it owns nothing, and claims only where the dispute names it."""
    damage(toy_folder, "actors.yaml", "polities:", "  - {id: corland, names: {en: Corland}}\npolities:")
    damage(toy_folder, file, find, put)
    assert (file, code) in {(p.file, p.code) for p in check_folder(str(toy_folder))[1]}


def test_a_code_of_two_places_is_that_of_what_covers_both(toy_folder):
    """Both say what the code is of, in the same words."""
    path = toy_folder / "islands.yaml"
    sound = path.read_text(encoding="utf-8")
    for of_alpha, of_beta, problems in (
        ("", "", [("islands.yaml", "shared-code")]),
        (", covers: {en: both}", ", covers: {en: both}", []),
        (", covers: {en: both}", ", covers: {en: all}", [("islands.yaml", "shared-code")]),
    ):
        text = sound
        for place, covers in (("alpha", of_alpha), ("beta", of_beta)):
            code = f'{{side: none, scheme: geonames, code: "12"{covers}, certainty: single, sources: [first]}}'
            start = f"{{id: {place}, territory: {place},"
            text = text.replace(start, f"{start} codes: [{code}],")
        path.write_text(text, encoding="utf-8")
        assert [(p.file, p.code) for p in check_folder(str(toy_folder))[1]] == problems


def test_a_code_is_of_one_thing_in_one_place_too(toy_folder):
    """Two villages of an island have two."""
    path = toy_folder / "islands.yaml"
    sound, start = path.read_text(encoding="utf-8"), "{id: alpha, territory: alpha,"
    evidence = "certainty: single, sources: [first]"
    for number, name, codes in (("13", "South", []), ("12", "South", ["shared-code"])):
        villages = ", ".join(
            f'{{side: none, scheme: geonames, code: "{code}", names: {{en: {village}}}, {evidence}}}'
            for code, village in (("12", "North"), (number, name))
        )
        path.write_text(sound.replace(start, f"{start} codes: [{villages}],"), encoding="utf-8")
        assert [p.code for p in check_folder(str(toy_folder))[1]] == codes


def test_codes_and_names_of_states_are_those_of_one_state(toy_folder):
    """A subdivision has the code of the side that says so; a state is called by one name under one polity alone."""
    code = '{side: none, scheme: iso-3166-1, code: "AR", certainty: single, sources: [first]}'
    called = 'called: [{from: "1800-01-01", to: null, name: {en: the Arland}}]'
    damage(toy_folder, "actors.yaml", "names: {en: Arland}", f"names: {{en: Arland}}, codes: [{code}], {called}")
    of_alpha = '{side: arland, scheme: iso-3166-2, code: "BO-1", certainty: single, sources: [first]}'
    start = "{id: alpha, territory: alpha,"
    damage(toy_folder, "islands.yaml", start, f"{start} codes: [{of_alpha}],")
    damage(toy_folder, "actors.yaml", "polities:", "polities:\n  - {id: other, state: arland, names: {en: Other}}")
    (toy_folder / "spells/control.yaml").write_text(
        (toy_folder / "spells/control.yaml").read_text(encoding="utf-8").replace("toy-arland", "other", 1),
        encoding="utf-8",
    )
    found = {(p.file, p.code, p.id) for p in check_folder(str(toy_folder))[1]}
    assert found == {
        ("islands.yaml", "bad-code", "alpha"),
        ("actors.yaml", "several-polities", "arland"),
        ("spells/control.yaml", "two-polities", ""),
    }


@pytest.mark.parametrize(
    ("name", "first", "after", "codes"),
    [
        ("the Toy Arland", "1840-01-01", "null", []),
        ("the Toy Arland", "1800-01-01", "null", []),
        ("the Toy Arland", "1840-01-02", "null", ["half-polity"]),
        ("the Toy Arland", "1840-01-01", '"1990-01-01"', ["half-polity"]),
        ("Arland of today", "1990-01-01", "null", []),
    ],
)
def test_a_state_bears_the_name_of_its_polity_from_first_to_last(toy_folder, name, first, after, codes):
    """While that polity holds a place; another name may come and go."""
    called = f'called: [{{from: "{first}", to: {after}, name: {{en: {name}}}}}]'
    damage(toy_folder, "actors.yaml", "names: {en: Arland}", f"names: {{en: Arland}}, {called}")
    assert [p.code for p in check_folder(str(toy_folder))[1] if p.file == "actors.yaml"] == codes


def test_words_of_the_glossary_are_told_apart(toy_folder):
    """Each has an entry, in the script of its language, and sends the reader to another."""
    words = (
        ("one", "{en: one, ru: один}", "[two]"),
        ("two", "{en: two, ru: EDTF}", "[two]"),
        ("three", "{en: one, ru: три}", "[]"),
        ("four", "{en: EDTF, ru: EDTF}", "[]"),
    )
    lines = [f"  - {{id: {id}, word: {word}, means: {{en: A word.}}, see: {see}}}" for id, word, see in words]
    (toy_folder / "glossary.yaml").write_text("\n".join(["glossary:", *lines, ""]), encoding="utf-8")
    found = {(p.id, p.code) for p in check_folder(str(toy_folder))[1] if p.file == "glossary.yaml"}
    assert found == {("two", "wrong-script"), ("two", "ring"), ("three", "repeated"), ("four", "repeated"),
                     ("three", "other-word"), ("four", "other-word")}  # fmt: skip


def test_an_area_without_islands_is_a_problem_of_its_line(toy_folder):
    """A map of it would be empty."""
    damage(toy_folder, "islands.yaml", "members: [gamma_one, gamma_two]", "members: []")
    damage(toy_folder, "dispute.yaml", "territories: [alpha, beta]}", "territories: [gamma]}")
    (problem,) = [p for p in check_folder(str(toy_folder))[1] if p.code == "no-island"]
    assert (problem.file, problem.id) == ("dispute.yaml", "near")


@pytest.mark.parametrize("file", ["record.yaml", "actors.yaml", "dispute.yaml", "islands.yaml", "treaties.yaml"])
def test_a_missing_file_is_reported(toy_folder, file):
    """The files that a record cannot do without are named when they are missing."""
    (toy_folder / file).unlink()
    assert (file, "missing-file") in {(p.file, p.code) for p in check_folder(str(toy_folder))[1]}


def test_a_file_that_does_not_belong_is_reported(toy_folder):
    """A misspelt file name is not passed over in silence."""
    (toy_folder / "treatys.yaml").write_text("documents: []\n")
    assert ("treatys.yaml", "unknown-file") in {(p.file, p.code) for p in check_folder(str(toy_folder))[1]}


@pytest.mark.parametrize("name", ["LICENSE", "README.md", "MANIFEST", "calendar/japanese-eras.csv"])
def test_a_folder_of_the_name_of_a_file_is_reported(toy_folder, name):
    """Nothing reads what is in it."""
    shutil.rmtree(toy_folder / name, ignore_errors=True)
    (toy_folder / name).unlink(missing_ok=True)
    (toy_folder / name).mkdir(parents=True)
    assert (name, "unknown-file") in {(p.file, p.code) for p in check_folder(str(toy_folder))[1]}


@pytest.mark.parametrize("name", ["calendar", "texts", "spells"])
def test_a_file_of_the_name_of_a_folder_is_reported(toy_folder, name):
    """It is none that is read."""
    shutil.rmtree(toy_folder / name, ignore_errors=True)
    (toy_folder / name).write_text("hi\n")
    assert (name, "unknown-file") in {(p.file, p.code) for p in check_folder(str(toy_folder))[1]}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "encoding"),
        (b"", "yaml"),
        (b"- a\n- b\n", "yaml"),
        (b"a: " + b"[" * 60 + b"]" * 60, "yaml"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml"),
        (b"a: \x00", "yaml"),
        (b"? [a, b]\n: c\n", "yaml"),
    ],
)
def test_hostile_files_are_refused(toy_folder, content, code):
    """Broken encodings, bombs and nonsense are a problem of that file, never a traceback."""
    (toy_folder / "variants.yaml").write_bytes(content)
    assert ("variants.yaml", code) in {(p.file, p.code) for p in check_folder(str(toy_folder))[1]}


def test_every_problem_is_collected(toy_folder):
    """One run reports all that is wrong, sorted by file and line."""
    damage(toy_folder, "treaties.yaml", "kind: treaty", "kind: pakt")
    damage(toy_folder, "spells/claims.yaml", "claimant: borland", "claimant: pborland")
    problems = check_folder(str(toy_folder))[1]
    assert [(p.file, p.code) for p in problems] == [
        ("spells/claims.yaml", "unknown-state"),
        ("treaties.yaml", "bad-value"),
    ]


def test_a_broken_record_answers_nothing(toy_folder):
    """A record with problems is refused as a whole, with the first problem and the count."""
    damage(toy_folder, "treaties.yaml", "kind: treaty", "kind: pakt")
    with pytest.raises(DataInvalid, match=r"treaties.yaml:3: 1850-pact: 'pakt' is not allowed"):
        build(str(toy_folder), "en")


def test_check_prints_file_line_id_message_and_exits_3(cli, toy_folder):
    """The command prints one line a problem and ends with 3; sound, it ends with 0 and prints the counts."""
    sound = cli("check", toy_folder)
    assert sound.code == 0
    assert "no problems" in sound.out
    damage(toy_folder, "treaties.yaml", "kind: treaty", "kind: pakt")
    broken = cli("check", toy_folder)
    assert broken.code == 3
    assert "treaties.yaml:3: 1850-pact: 'pakt' is not allowed here; allowed: treaty" in broken.out


def test_check_of_no_folder(cli, tmp_path):
    """A folder that is none is an error of the data, in one line."""
    result = cli("check", tmp_path / "nowhere")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("kurils: not a folder")


@pytest.mark.parametrize("side", ["arland", "borland"])
@pytest.mark.parametrize(
    ("file", "key", "what"), [("spells/views.yaml", "view", "view"), ("positions.yaml", "side", "position")]
)
def test_a_gap_is_told_of_the_side_that_has_it(toy_folder, file, key, what, side):
    """Each party must be given a view and a position for every day; the other's do not stand for it."""
    path = toy_folder / file
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    (name,) = value
    value[name] = [entry for entry in value[name] if entry[key] != side]
    path.write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")
    gaps = [problem.message for problem in check_folder(str(toy_folder))[1] if problem.code == "gap"]
    assert gaps
    assert all(gap.startswith(f"{what} of {side} on ") for gap in gaps), gaps
