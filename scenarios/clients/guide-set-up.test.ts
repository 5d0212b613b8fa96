import { clientKinds, clientsAgree } from "../../harness/index.ts";
import { guideSteps } from "./steps/guide.ts";

const { javaScriptJson, javaScriptCbor } = clientKinds;

/** The guide's set-up chapter, by every client that its readers may use. */
clientsAgree("the guide's set-up", { steps: guideSteps, clients: [javaScriptJson, javaScriptCbor] });
