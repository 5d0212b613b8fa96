import { recordingHeader } from "../recording/recording-header.ts";
import { writeRecording } from "../recording/write-recording.ts";
import { stateHash } from "../store/hash.ts";
import { playScript } from "./play-script.ts";
import type { Script } from "./step.ts";

/** Plays a script and writes all of it as a recording, which `npm run replay` plays step by step. */
export function recordScript(path: string, script: Script, title: string): void {
  const { options, parts } = playScript(script).world;
  writeRecording(path, {
    header: recordingHeader(options, parts, title),
    entries: parts.journal.after(0),
    stateHash: stateHash(parts.store),
  });
}
