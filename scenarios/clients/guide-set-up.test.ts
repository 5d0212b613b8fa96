import { clientKinds, clientsAgree } from "../../harness/index.ts";
import { guideSteps } from "./steps/guide.ts";

/** The guide's set-up chapter, by every client that its readers may use. */
clientsAgree("the guide's set-up", { steps: guideSteps, clients: Object.values(clientKinds) });
