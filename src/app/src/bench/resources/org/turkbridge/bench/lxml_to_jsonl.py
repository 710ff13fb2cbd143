"""lxml_to_jsonl.py KIND OUT LIST: archived records as JSON Lines, with lxml."""

import json
import sys

from lxml.etree import iterparse

CURRENT_NAMES = {
    "QualificationRequest": [
        "QualificationRequestId", "QualificationTypeId", "SubjectId", "Test", "Answer", "SubmitTime",
    ],
    "Assignment": [
        "AssignmentId", "WorkerId", "HITId", "AssignmentStatus", "AutoApprovalTime", "AcceptTime",
        "SubmitTime", "ApprovalTime", "Answer",
    ],
    "HIT": [
        "HITId", "HITTypeId", "CreationTime", "Title", "Description", "Question", "Keywords",
        "HITStatus", "MaxAssignments", "Reward", "AutoApprovalDelayInSeconds", "Expiration",
        "AssignmentDurationInSeconds", "RequesterAnnotation", "QualificationRequirement",
        "HITReviewStatus",
    ],
}


def value(field):
    return {part.tag: part.text for part in field} if len(field) else field.text


def main(kind, out, files):
    names = {name: name.replace("SubjectId", "WorkerId") for name in CURRENT_NAMES[kind]}
    to_json = json.JSONEncoder(ensure_ascii=False).encode
    with open(out, "w", encoding="utf-8") as lines:
        for file in files:
            for _, element in iterparse(file, tag=kind, huge_tree=True):
                lines.write(to_json({names[field.tag]: value(field) for field in element}))
                lines.write("\n")
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]


main(sys.argv[1], sys.argv[2], open(sys.argv[3], encoding="utf-8").read().splitlines())
