"""Prints values by the formatters of the AWS CLI, and reads YAML as parsers of two versions do.

Each line of the file that is named first is a JSON list: a value, and YAML documents of it as `--output yaml`
and `--output yaml-stream` print it. Each line of the output is a JSON object: by form what the AWS CLI prints
of the value and what it says if it fails, by parser what is wrong with the documents, and which texts of a
list a parser of YAML 1.1 does not read in what the AWS CLI prints.
"""

import io
import json
import math
import sys
import types
import warnings

import awscli.formatter
import awscli.table
from ruamel.yaml import YAML
from ruamel.yaml.error import MantissaNoDotYAML1_1Warning

# Of the floats of the AWS CLI.
warnings.simplefilter("ignore", MantissaNoDotYAML1_1Warning)

TITLE = "ListQualificationRequests"


def printed(form, value, width=80, color="off"):
    arguments = types.SimpleNamespace(
        color=color, query=types.SimpleNamespace(search=lambda response: value)
    )
    awscli.table.determine_terminal_width = lambda: width
    # Only colorama's own streams have all resets in them: it replaces the standard ones.
    stdout, stderr = sys.stdout, sys.stderr
    sys.stdout = out = io.StringIO()
    error = None
    try:
        awscli.formatter.get_formatter(form, arguments)(TITLE, {}, None)
    except Exception as e:
        error = str(e)
    finally:
        sys.stdout, sys.stderr = stdout, stderr
    return out.getvalue(), error


def same(expected, found, floats):
    if isinstance(expected, dict):
        return (
            isinstance(found, dict)
            and list(found) == sorted(expected)
            and all(same(expected[key], found[key], floats) for key in expected)
        )
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(found) == len(expected)
            and all(same(a, b, floats) for a, b in zip(expected, found))
        )
    if isinstance(expected, float):
        # YAML 1.1 has no floats without a point: the AWS CLI's are texts there.
        return not floats or (
            isinstance(found, float)
            and (found == expected or math.isnan(found) and math.isnan(expected))
        )
    return type(found) is type(expected) and found == expected


def complaint(load, value, document, floats):
    if not isinstance(value, (dict, list)) or not document:
        return None
    try:
        found = load(document)
    except Exception as e:
        return repr(e)
    return None if same(value, found, floats) else "read as " + repr(found)


def yaml_1_2(document):
    return YAML(typ="safe").load(document)


def yaml_1_1(document):
    # The parser in C knows 1.2 alone.
    parser = YAML(typ="safe", pure=True)
    parser.version = "1.1"
    return parser.load(document)


def misread(value):
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        return ""
    found = yaml_1_1(printed("yaml", value)[0])
    return "\n".join(text for text, read in zip(value, found) if read != text)


FORMS = {form: (form,) for form in ("json", "text", "yaml", "yaml-stream")}
FORMS.update(
    {
        "table %d %s" % (width, color): ("table", width, color)
        for width in (80, 200)
        for color in ("on", "off")
    }
)

with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        value, block, page = json.loads(line)
        result = {}
        for name, (form, *rest) in FORMS.items():
            result[name], result[name + " error"] = printed(form, value, *rest)
        for version, load, floats in ("1.2", yaml_1_2, True), ("1.1", yaml_1_1, False):
            result["wrong in YAML " + version] = complaint(load, value, block, floats)
            result["wrong in yaml-stream " + version] = complaint(load, [value], page, floats)
        result["misread"] = misread(value)
        print(json.dumps(result))
