"""What the AWS CLI makes of texts that stand for parameters.

A line of the file that is named is a JSON list: what the text is, and the text. A line of the output is JSON: for
"shorthand" the value or {"error": message}, as awscli/shorthand.py has it; for "time" the seconds since 1970 that are sent,
or null.
"""

import calendar
import json
import sys

import awscli
from awscli.shorthand import ShorthandParseError, ShorthandParser

# The AWS CLI's own, which the line before puts onto the path.
from botocore.utils import parse_to_aware_datetime


def shorthand(text):
    try:
        return {"value": ShorthandParser().parse(text)}
    except ShorthandParseError as e:
        return {"error": str(e)}


def time(text):
    try:
        return calendar.timegm(parse_to_aware_datetime(text).timetuple())
    except (TypeError, ValueError, AttributeError, OverflowError):
        return None


ANSWERS = {"shorthand": shorthand, "time": time}

for line in open(sys.argv[1]):
    kind, text = json.loads(line)
    print(json.dumps(ANSWERS[kind](text)))
