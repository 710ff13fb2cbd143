"""Asks with jmespath.py.

Reads a file of lines of JSON, each an expression and the JSON to ask, and prints for each a line of JSON that has
one member: the value, or the message of the compile or the evaluate that failed.
"""

import json
import re
import sys

import jmespath


def answer(expression, document):
    try:
        compiled = jmespath.compile(expression)
    except ValueError as error:
        return {"compile": str(error)}
    try:
        value = compiled.search(json.loads(document))
        return {"value": json.loads(json.dumps(value, default=lambda reference: reference))}
    except Exception as error:
        return {"evaluate": re.sub(" at 0x[0-9a-f]+", "", str(error))}


with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        print(json.dumps(answer(*json.loads(line))))
