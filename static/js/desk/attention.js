// @ts-check
/** What wants the operator's attention, as signals. */
import { computed } from "@preact/signals";
import { alarmsOf } from "./alarms.js";
import { checks } from "./checks.js";
import { armed, handover, presence, program, screens, view } from "./model.js";
import { now, soon } from "./time.js";

export const alarms = computed(() =>
  alarmsOf({
    screens: screens.value,
    program: program.value,
    armed: armed.value !== null,
    faults: Object.values(handover.value?.deliveries ?? {}).filter(({ fault }) => fault).length,
    contradictions: view.value?.evidence.contradictions.length ?? 0,
    now: now.value,
  }),
);

/** Newest first, those without an answer before the others. */
export const calls = computed(() =>
  [...(view.value?.calls ?? [])].sort(
    (a, b) =>
      Number(a.answered !== null) - Number(b.answered !== null) || Date.parse(b.at) - Date.parse(a.at),
  ),
);
export const openCalls = computed(() => calls.value.filter(({ answered }) => answered === null));

export const checklist = computed(() =>
  view.value === null
    ? []
    : checks({ view: view.value, screens: screens.value, presence: presence.value, now: soon.value }),
);
