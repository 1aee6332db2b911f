"""The SBOM without what differs from build to build: serial number and the folder that it was built in."""

import json
import sys

path, folder = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    text = file.read()
bom = json.loads(text.replace(f"path+file://{folder}", "path+file:///wiba-kompass").replace(folder, "/wiba-kompass"))
bom.pop("serialNumber", None)
json.dump(bom, sys.stdout, indent=1, ensure_ascii=False, sort_keys=True)
print()
