"""A GameLift client made with boto3, which knows every operation. ENDPOINT and REGION tell where it goes.

It takes calls as lines of JSON on its standard input and answers each, in their order, with a line on its standard
output: `output`, `error` (what the service refused with) or `failed` (why the service was not asked). It ends with its
input, so it never outlives the program that started it.
"""

import base64
import json
import os
import sys
from datetime import datetime, timedelta, timezone

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError


def make_client():
    return boto3.client(
        "gamelift",
        endpoint_url=os.environ["ENDPOINT"],
        region_name=os.environ["REGION"],
        aws_access_key_id="AKIDWINDTUNNEL",
        aws_secret_access_key="windtunnel",
        # What is answered is compared: a second attempt would hide the first.
        config=Config(retries={"total_max_attempts": 1}, connect_timeout=10, read_timeout=30),
    )


def native(value):
    """The input as boto3 takes it: it reads instants from text by itself, and bytes from bytes alone."""
    if isinstance(value, list):
        return [native(item) for item in value]
    if isinstance(value, dict):
        if list(value) == ["base64"]:
            return base64.b64decode(value["base64"])
        if list(value) == ["instant"]:
            return value["instant"]
        return {name: native(member) for name, member in value.items()}
    return value


def plain(value):
    """The output as JSON has it, instants in UTC to the nearest millisecond."""
    if isinstance(value, datetime):
        nearest = value.astimezone(timezone.utc) + timedelta(microseconds=500)
        return f"{nearest:%Y-%m-%dT%H:%M:%S}.{nearest.microsecond // 1000:03d}Z"
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    return value


def perform(client, operation, members):
    method = getattr(client, xform_name(operation), None)
    if method is None:
        return {"failed": f"this client has no operation {operation}"}
    try:
        output = method(**native(members))
    except ClientError as error:
        told = error.response["Error"]
        refusal = {"type": type(error).__name__, "code": told["Code"], "message": told["Message"]}
        return {"error": refusal}
    except BotoCoreError as error:
        return {"failed": f"{type(error).__name__}: {error}"}
    return {"output": plain({name: output[name] for name in output if name != "ResponseMetadata"})}


def main():
    client = make_client()
    for line in sys.stdin:
        asked = json.loads(line)
        answer = perform(client, asked["operation"], asked["input"])
        print(json.dumps({"id": asked["id"], **answer}), flush=True)


main()
