"""lxml_to_jsonl.py OUT LIST: archived requests as JSON Lines, with lxml."""

import json
import sys

from lxml.etree import iterparse

CURRENT_NAMES = {
    "QualificationRequestId": "QualificationRequestId",
    "QualificationTypeId": "QualificationTypeId",
    "SubjectId": "WorkerId",
    "Test": "Test",
    "Answer": "Answer",
    "SubmitTime": "SubmitTime",
}


def main(out, files):
    to_json = json.JSONEncoder(ensure_ascii=False).encode
    with open(out, "w", encoding="utf-8") as lines:
        for file in files:
            for _, element in iterparse(file, tag="QualificationRequest", huge_tree=True):
                lines.write(to_json({CURRENT_NAMES[field.tag]: field.text for field in element}))
                lines.write("\n")
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]


main(sys.argv[1], open(sys.argv[2], encoding="utf-8").read().splitlines())
