"""Holds lists of CycloneDX against its schema, which the package cyclonedx-python-lib carries."""

import json
import sys
from importlib import resources

import jsonschema_rs

SCHEMAS = resources.files("cyclonedx.schema._res")


def schema(name):
    return json.loads(SCHEMAS.joinpath(name).read_text(encoding="utf-8"))


def retrieve(address):
    # Schemas name each other by addresses at which nothing is asked for here.
    name = address.rsplit("/", 1)[-1].replace(".schema.json", "").replace(".SNAPSHOT", "")
    return schema(f"{name}.SNAPSHOT.schema.json")


def main(files):
    failed = False
    validator = jsonschema_rs.validator_for(schema("bom-1.6.SNAPSHOT.schema.json"), retriever=retrieve, validate_formats=True)
    for file in files:
        with open(file, encoding="utf-8") as text:
            errors = list(validator.iter_errors(json.load(text)))
        for error in errors[:10]:
            print(f"{file}: {error.instance_path}: {error.message[:300]}", file=sys.stderr)
        failed = failed or bool(errors)
    return 1 if failed or not files else 0


sys.exit(main(sys.argv[1:]))
