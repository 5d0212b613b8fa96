import type { ClientStep } from "../../../harness/index.ts";

const script = { ScriptId: "<createScript.Script.ScriptId>" };
/** An archive without files: bytes that are no text. */
const EMPTY_ZIP = { base64: "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==" };

/** Scripts, whose archive is the one member of bytes that the service has. */
export const scriptSteps: readonly ClientStep[] = [
  {
    name: "createScript",
    call: "CreateScript",
    input: { Name: "script-1", Version: "1", ZipFile: EMPTY_ZIP, NodeJsVersion: "10.x" },
    output: { Script: { Name: "script-1", Version: "1", SizeOnDisk: 22 } },
  },
  {
    name: "createScriptOfNothing",
    call: "CreateScript",
    input: { Name: "script-2" },
    error: "InvalidRequestException",
  },
  { name: "describeScript", call: "DescribeScript", input: script, output: { Script: { Name: "script-1" } } },
  {
    name: "updateScript",
    call: "UpdateScript",
    input: { ...script, Name: "script-one", ZipFile: EMPTY_ZIP },
    output: { Script: { Name: "script-one", Version: "1" } },
  },
  { name: "listScripts", call: "ListScripts", input: {}, output: { Scripts: [{ Name: "script-one" }] } },
  { name: "deleteScript", call: "DeleteScript", input: script, output: {} },
  { name: "describeDeletedScript", call: "DescribeScript", input: script, error: "NotFoundException" },
  {
    name: "updateDeletedScript",
    call: "UpdateScript",
    input: { ...script, Name: "anything" },
    error: "NotFoundException",
  },
];
