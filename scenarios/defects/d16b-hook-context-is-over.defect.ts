import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D16b",
  severity: "B",
  title: "a Create callback that uses its hook's context stores nothing",
  symptom:
    "A persistent notification that is sent from the Create callback is neither stored nor delivered: the error says that the context is canceled, and the player is never told. Notifications that are not persistent still arrive, which hides the mistake.",
  cause:
    "Nakama cancels the matchmaker hook's context as soon as the hook has returned (since 3.39), and the callback runs long after that. The published guide uses the hook's context in its callback; everything that needs the database fails with it.",
  hurts:
    "Who follows the guide and sends persistent notifications, or reads or writes storage in the callback.",
  liveWith:
    "Use a context of the callback's own, made from the background one, with a limit of some seconds.",
  cure: "the callback makes a context of its own",
};
