"""elementtree_to_jsonl.py OUT LIST: archived requests as JSON Lines, with the standard library."""

import json
import sys
from xml.etree.ElementTree import iterparse

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
            for _, element in iterparse(file):
                if element.tag == "QualificationRequest":
                    lines.write(to_json({CURRENT_NAMES[field.tag]: field.text for field in element}))
                    lines.write("\n")
                    element.clear()


main(sys.argv[1], open(sys.argv[2], encoding="utf-8").read().splitlines())
