"""The SBOM without what differs from build to build: serial number, time, and the folder that it was built in."""

import datetime
import json
import os
import sys

path, folder = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    text = file.read()
bom = json.loads(text.replace(f"path+file://{folder}", "path+file:///wiba-kompass").replace(folder, "/wiba-kompass"))
bom.pop("serialNumber", None)
when = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
bom["metadata"]["timestamp"] = when.strftime("%Y-%m-%dT%H:%M:%SZ")
json.dump(bom, sys.stdout, indent=1, ensure_ascii=False, sort_keys=True)
print()
