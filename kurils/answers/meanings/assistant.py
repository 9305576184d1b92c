"""Keys of the brief answers that `kurils mcp` gives to assistants."""

from __future__ import annotations

#: the types that carry what all brief answers carry
_TOLD = (
    "Told", "Listed", "BriefStatusAnswer", "BriefCompareAnswer", "BriefExplainAnswer", "BriefTimelineAnswer",
    "BriefDiffAnswer", "BriefDocumentsAnswer", "BriefDocumentAnswer", "BriefLocateAnswer", "BriefCiteAnswer",
)  # fmt: skip

MEANINGS: dict[str, str] = {
    **{f"{type}.edition": "version of the record" for type in (*_TOLD, "EvidenceAnswer")},
    **{f"{type}.text": "the answer in a sentence or two, fit to be quoted" for type in _TOLD},
    **{f"{type}.sources": "the sources to name first" for type in _TOLD},
    **{
        f"{type}.certainty": "the least certain of what the answer rests on; null where it rests on no row"
        for type in _TOLD
    },
    **{
        f"{type}.islands": "ids of the places concerned"
        for type in ("BriefPlaces", "BriefChange", "BriefEntry", "BriefSides")
    },
    "sources_total": "how many sources stand behind the answer",
    "left_out": "keys that stand empty or short because the result had no room for them",
    "total": "how many rows there are in all",
    "next": "the offset to ask with for the rows that follow; null when there are none",
    "evidence": "identifiers of the rows of the record that it rests on, for the tool `evidence`",
    "BriefPosition.evidence": "identifier of the row of the record, for the tool `evidence`",
    "BriefOther.evidence": "identifier of the row of the record, for the tool `evidence`",
    "BriefPlaces.names": "names of the places, in the same order",
    "governing_article": "its article that counts",
    "governing_state": "in-force, executed, signed, or domestic",
    "BriefPlaces.positions": "what each party said of the places, by its id; null where it had no position",
    "BriefPlaces.variants": "how many values there are on which sources disagree",
    "BriefPlaces.certainty": "the least certain of what the answer for them rests on",
    "BriefEntry.kind": "control, title, claim, document, or event",
    "BriefDate.by": "whose act it was, where it was one side's",
    "BriefDate.date": "day in the Gregorian calendar, or EDTF where no day is known",
    "BriefDocument.title": "title",
    "BriefDocument.kind": "kind of document",
    "BriefDocumentsAnswer.documents": "the documents found",
    "BriefDocumentAnswer.title": "title",
    "BriefDocumentAnswer.kind": "kind of document",
    "BriefDocumentAnswer.by": "whose act it is",
    "BriefDocumentAnswer.affected_by": "ids of the documents that did something to it",
    "as_written": "whether it is as it was written; null where nothing says so",
    "VerifiedFile.file": "path of the file",
    "program": "version of the program",
    "VerifyAnswer.program": "version of the program in use",
    "VerifyAnswer.edition": "version of the record in use",
    "VerifiedFile.edition": "version of the record from which it was written",
    "record_sha256": "checksum of that edition: SHA-256 of its MANIFEST",
    "files": "the files asked for, in order",
    "identifier": "stable identifier, never given to anything else",
    "BriefCitation.of": "document, source, or answer",
    "BriefCitation.citation": "the citation in the style asked for",
    "EvidenceAnswer.text": "what the row says, in its own words",
    "EvidenceAnswer.of": "what it is: document, place, source, variant, position, or the track of a spell",
    "EvidenceAnswer.sources": "all its sources",
    "row": "the row as the exports have it, without its sources",
}
